using System.Net;
using System.Text.RegularExpressions;

namespace Participation.Imports;

/// <summary>
/// The text of an HTML body, its paragraphs kept. The tags are taken away in linear time and without a tree: a body of
/// a hundred thousand nested elements is only long. The result is text, and pages encode it as such.
/// </summary>
static partial class PlainText
{
    public static string From(string body)
    {
        var text = body.Contains('<', StringComparison.Ordinal) && Known().IsMatch(body) ? Stripped(body) : body;
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        return ManyLines().Replace(BlankEnds().Replace(Cells.Clean(text), "\n"), "\n\n");
    }

    static string Stripped(string html)
    {
        var text = Silent().Replace(html, "");
        // Line ends mean nothing in HTML, except where the tool wrote plain text with a few tags.
        if (Block().IsMatch(text))
            text = LineEnds().Replace(text, " ");
        text = Link().Replace(text, Shown);
        text = Item().Replace(text, "\n– ");
        text = Break().Replace(text, "\n");
        text = Block().Replace(text, "\n\n");
        return Tag().Replace(text, "");
    }

    /// <summary>A link's address is kept when its text does not say it.</summary>
    static string Shown(Match link)
    {
        var (address, words) = (link.Groups["address"].Value, Tag().Replace(link.Groups["words"].Value, "").Trim());
        if (words.Length == 0)
            return address;
        return address.Contains(words.TrimEnd('…', '.'), StringComparison.OrdinalIgnoreCase) ? address : $"{words} ({address})";
    }

    const RegexOptions Linear =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        "</?(p|br|div|ul|ol|li|strong|b|em|i|u|a|h[1-6]|span|blockquote|img|iframe|table|script|style)(\\s[^<>]*)?/?>",
        Linear
    )]
    private static partial Regex Known();

    [GeneratedRegex("<script[^<>]*>[^<]*</script\\s*>|<style[^<>]*>[^<]*</style\\s*>|<!--[^>]*-->", Linear)]
    private static partial Regex Silent();

    [GeneratedRegex("<a\\s[^<>]*href=[\"'](?<address>https?://[^\"'<>]+)[\"'][^<>]*>(?<words>[^<]*)</a>", Linear)]
    private static partial Regex Link();

    [GeneratedRegex("<li(\\s[^<>]*)?>", Linear)]
    private static partial Regex Item();

    [GeneratedRegex("<br(\\s[^<>]*)?/?>", Linear)]
    private static partial Regex Break();

    [GeneratedRegex("</?(p|div|ul|ol|h[1-6]|blockquote|table|tr|section|article)(\\s[^<>]*)?/?>", Linear)]
    private static partial Regex Block();

    [GeneratedRegex("</?[a-z][a-z0-9]*(\\s[^<>]*)?/?>", Linear)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s*\n\\s*", Linear)]
    private static partial Regex LineEnds();

    [GeneratedRegex("[ \\t\u00A0]*\n[ \\t]*", Linear)]
    private static partial Regex BlankEnds();

    [GeneratedRegex("\n{3,}", Linear)]
    private static partial Regex ManyLines();
}
