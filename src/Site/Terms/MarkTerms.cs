using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Site.Terms;

/// <summary>
/// Turns the first occurrence of each term in the texts of one page into a link to its definition. The link says the definition
/// to who cannot run scripts; with them it opens it in place (<c>/js/terms.js</c>). Not in titles, links and code.
/// </summary>
public sealed class MarkTerms(TermBook book, Guid page, bool french)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    static readonly HashSet<string> Closed = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "button",
        "caption",
        "code",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "label",
        "pre",
        "summary",
        "th",
    };

    readonly HashSet<Guid> _explained = [page];

    /// <summary>What these texts of the page explain already is left as it is.</summary>
    public void Leave(IReadOnlyList<string> marked) =>
        _explained.UnionWith(
            book.Terms.Where(term => marked.Any(html => html.Contains(Mention(term), StringComparison.Ordinal)))
                .Select(term => term.Key)
        );

    static string Mention(Term term) => $"data-term=\"{Encoder.Encode(term.Name)}\"";

    /// <param name="html">Safe and well formed: what a sanitiser wrote.</param>
    public string Mark(string html)
    {
        html = html.Replace("&nbsp;", "\u00a0", StringComparison.Ordinal); // the one entity that stands inside terms
        StringBuilder? written = null;
        var (copied, closed) = (0, 0);
        for (var at = 0; at < html.Length; )
        {
            var next = html[at] == '<' ? AfterTag(html, at) : NextTag(html, at);
            if (html[at] == '<')
                closed = Math.Max(0, closed + Depth(html.AsSpan(at, next - at)));
            else if (closed == 0)
                copied = MarkText(html, at, next, copied, ref written);
            at = next;
        }
        return written is null ? html : written.Append(html, copied, html.Length - copied).ToString();
    }

    /// <summary>Looks at the text between two tags; answers up to where the page has been copied.</summary>
    int MarkText(string html, int from, int to, int copied, ref StringBuilder? written)
    {
        foreach (var (start, length, term) in book.Find(html[from..to]))
        {
            if (!_explained.Add(term.Key))
                continue;
            written ??= new(html.Length + 1_000);
            written.Append(html, copied, from + start - copied);
            copied = from + start + length;
            Link(written, term, html[(from + start)..copied]);
        }
        return copied;
    }

    void Link(StringBuilder written, Term term, string said)
    {
        var definition = Encoder.Encode(term.Definition);
        written
            .Append("<a class=\"term\" rel=\"glossary\" href=\"")
            .Append(Encoder.Encode(term.Url))
            .Append("\" title=\"")
            .Append(said.Replace("\"", "&quot;", StringComparison.Ordinal))
            .Append(french ? "\u00a0: " : ": ")
            .Append(definition)
            .Append("\" ")
            .Append(Mention(term))
            .Append(" data-definition=\"")
            .Append(definition)
            .Append("\">")
            .Append(said)
            .Append("</a>");
    }

    /// <summary>1 when a tag opens something closed to explanations, -1 when it ends it.</summary>
    static int Depth(ReadOnlySpan<char> tag)
    {
        var ends = tag is ['<', '/', ..];
        var name = tag[(ends ? 2 : 1)..];
        var length = name.IndexOfAny(" \t\r\n/>");
        return Closed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(length < 0 ? name : name[..length])
            ? ends
                ? -1
                : 1
            : 0;
    }

    static int NextTag(string html, int at) => html.IndexOf('<', at) is >= 0 and var found ? found : html.Length;

    /// <summary>A value may hold a ">".</summary>
    static int AfterTag(string html, int at)
    {
        var quote = '\0';
        for (var i = at + 1; i < html.Length; i++)
            if (quote != '\0')
                quote = html[i] == quote ? '\0' : quote;
            else if (html[i] is '"' or '\'')
                quote = html[i];
            else if (html[i] == '>')
                return i + 1;
        return html.Length;
    }
}
