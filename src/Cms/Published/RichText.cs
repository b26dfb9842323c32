using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Strings;

namespace Cms.Published;

/// <summary>A formatted text, safe to show as it is, with the blocks that stand between its paragraphs.</summary>
public sealed partial class RichText : IHtmlEncodedString
{
    internal RichText(string markup, RichTextBlockModel blocks) => (Markup, Blocks) = (markup, blocks);

    /// <summary>HTML with `umb-rte-block` elements where the blocks stand.</summary>
    public string Markup { get; }
    public RichTextBlockModel Blocks { get; }

    internal string Stored { get; init; } = "";

    /// <summary>The text without its blocks; a template that knows how to show those goes through <see cref="Parts"/>.</summary>
    public string ToHtmlString() => Blocks.Count == 0 ? Markup : Placeholder().Replace(Markup, "");

    public override string ToString() => ToHtmlString();

    /// <summary>The text cut where blocks stand: each part is HTML, then a block, one of them possibly missing.</summary>
    public IEnumerable<(string Html, RichTextBlockItem? Block)> Parts()
    {
        var from = 0;
        foreach (Match match in Placeholder().Matches(Markup))
        {
            var key = Guid.TryParse(match.Groups["key"].ValueSpan, out var parsed) ? parsed : default;
            yield return (Markup[from..match.Index], Blocks.FirstOrDefault(block => block.ContentKey == key));
            from = match.Index + match.Length;
        }
        if (from < Markup.Length)
            yield return (Markup[from..], null);
    }

    [GeneratedRegex(
        """<umb-rte-block(?:-inline)?\b[^>]*?data-content-key="(?<key>[^"]*)"[^>]*>.*?</umb-rte-block(?:-inline)?>""",
        RegexOptions.Singleline,
        500
    )]
    private static partial Regex Placeholder();
}
