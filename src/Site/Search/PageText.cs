using System.Net;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Site.Search;

/// <summary>The words of a document in one language, blocks included: what editors wrote, not what they ticked.</summary>
public sealed partial class PageText(IPublishedValueFallback fallback)
{
    /// <summary>Settings of the layout and of the address, not the page's own words.</summary>
    static readonly string[] Elsewhere = ["umbracoUrlName", "siteName", "siteTagline", "siteFooter"];

    public string Of(IPublishedElement from, string culture) => string.Join('\n', Texts(from, culture));

    IEnumerable<string> Texts(IPublishedElement from, string culture) =>
        from
            .Properties.Where(property => !Elsewhere.Contains(property.Alias, StringComparer.Ordinal))
            .SelectMany(property => Texts(from, property, culture))
            .Where(text => text.Length > 0);

    IEnumerable<string> Texts(IPublishedElement from, IPublishedProperty property, string culture) =>
        property.PropertyType.EditorAlias switch
        {
            Constants.PropertyEditors.Aliases.TextBox or Constants.PropertyEditors.Aliases.TextArea =>
            [
                Value<string>(from, property, culture)?.Trim() ?? "",
            ],
            Constants.PropertyEditors.Aliases.MultipleTextstring =>
            [
                string.Join('\n', Value<IEnumerable<string>>(from, property, culture) ?? []),
            ],
            Constants.PropertyEditors.Aliases.RichText or Constants.PropertyEditors.Aliases.MarkdownEditor =>
            [
                WithoutTags(Value<IHtmlEncodedString>(from, property, culture)?.ToHtmlString() ?? ""),
            ],
            Constants.PropertyEditors.Aliases.BlockList => (
                Value<BlockListModel>(from, property, culture) ?? BlockListModel.Empty
            ).SelectMany(block => Texts(block.Content, culture)),
            _ => [],
        };

    T? Value<T>(IPublishedElement from, IPublishedProperty property, string culture)
    {
        var asked = property.PropertyType.VariesByCulture() ? culture : null;
        return from is IPublishedContent document
            ? document.Value<T>(fallback, property.Alias, asked, fallback: Fallback.ToLanguage)
            : from.Value<T>(fallback, property.Alias, asked, fallback: Fallback.ToLanguage);
    }

    /// <summary>What stands apart on the page stands apart here; a word in bold stays in its sentence.</summary>
    static string WithoutTags(string html) => WebUtility.HtmlDecode(Tags().Replace(Ends().Replace(html, "\n"), "")).Trim();

    [GeneratedRegex("</(?:p|h[1-6]|li|td|th|blockquote|div|figcaption)>|<br */?>", RegexOptions.NonBacktracking)]
    private static partial Regex Ends();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
