using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Participation.Pages;

/// <summary>A citizen's text as HTML: encoded, blank lines make paragraphs, addresses become links that lend no credit.</summary>
public static partial class PlainText
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Html(string text)
    {
        var paragraphs = BlankLines().Split(text.ReplaceLineEndings("\n").Trim());
        return new HtmlString(
            string.Concat(
                paragraphs.Select(paragraph => "<p>" + Linked(paragraph).Replace("\n", "<br>", StringComparison.Ordinal) + "</p>")
            )
        );
    }

    /// <summary>Links are found before encoding, so that an ampersand in an address stays one.</summary>
    static string Linked(string text)
    {
        var html = new System.Text.StringBuilder();
        var at = 0;
        foreach (Match found in Address().Matches(text))
        {
            var address = found.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '»', '"', '\'');
            html.Append(Encode(text[at..found.Index]));
            html.Append("<a href=\"")
                .Append(Encode(address))
                .Append("\" rel=\"nofollow ugc noopener\">")
                .Append(Encode(address))
                .Append("</a>");
            at = found.Index + address.Length;
        }
        return html.Append(Encode(text[at..])).ToString();
    }

    /// <summary>Line breaks stay, to become elements.</summary>
    static string Encode(string text) => string.Join('\n', text.Split('\n').Select(line => Encoder.Encode(line)));

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.NonBacktracking)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"https?://[^\s<>""]{4,}", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
