using System.Text;
using System.Text.Encodings.Web;

namespace Participation.Notifications;

/// <summary>The HTML of a letter, made from its text, so that both say the same. No picture, nothing from elsewhere.</summary>
static class LetterHtml
{
    public static string Of(string subject, string text)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html><html><head><meta charset=\"utf-8\"><title>").Append(Safe(subject)).Append("</title></head>");
        html.Append("<body style=\"margin:0;padding:24px;font:16px/1.6 system-ui,sans-serif;color:#10231f;background:#fbf8f1\">");
        html.Append("<div style=\"max-width:36rem;margin:0 auto\">");
        foreach (var paragraph in text.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            html.Append(IsAddress(paragraph) ? Button(paragraph) : $"<p>{Lines(paragraph)}</p>");
        return html.Append("</div></body></html>").ToString();
    }

    static bool IsAddress(string text) =>
        (text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal))
        && !text.Any(char.IsWhiteSpace)
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    static string Button(string address) =>
        $"""<p><a href="{Safe(address)}" style="color:#0d4741;font-weight:600;overflow-wrap:anywhere">{Safe(address)}</a></p>""";

    static string Lines(string paragraph) => Safe(paragraph).Replace("&#xA;", "<br>", StringComparison.Ordinal);

    static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
