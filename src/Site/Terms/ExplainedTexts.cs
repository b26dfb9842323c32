using System.Text.Encodings.Web;
using System.Text.Unicode;
using Cms.Published;
using Microsoft.AspNetCore.Html;
using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Terms;

/// <summary>For the templates: texts without formatting, in which words are explained as in formatted ones.</summary>
public sealed class ExplainedTexts(ExplainTerms explain, SnapshotSource snapshots, ContentReader read)
{
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>As many as were given, in the reader's language. Worked out once, like the others.</summary>
    public IReadOnlyList<IHtmlContent> Of(IPublishedContent page, IReadOnlyList<string> texts) =>
        page is PublishedNode node
            ?
            [
                .. explain
                    .Plain(node, snapshots.Current, read.Culture, [.. texts.Select(Encoder.Encode)])
                    .Select(html => new HtmlString(html)),
            ]
            : [.. texts.Select(text => new HtmlString(Encoder.Encode(text)))];
}
