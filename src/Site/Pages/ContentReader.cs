using System.Globalization;
using Cms.Published;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace Site.Pages;

/// <summary>
/// Reads published content the short way, in the culture of the request. The culture always goes to Umbraco explicitly:
/// nothing here depends on ambient state of the CMS.
/// </summary>
public sealed class ContentReader(
    IPublishedContentCache contents,
    IDocumentNavigationQueryService tree,
    IPublishedUrlProvider urls,
    IPublishedValueFallback fallback,
    IImageUrlGenerator images
)
{
    /// <summary>The culture of the request, <c>fr-FR</c> or <c>en-US</c>.</summary>
    public string Culture => CultureInfo.CurrentCulture.Name;

    /// <summary>The first document at the root of the tree, published in this culture or another; null in an empty site.</summary>
    public IPublishedContent? Home =>
        tree.TryGetRootKeys(out var roots) ? roots.Select(contents.GetById).FirstOrDefault(found => found is not null) : null;

    public string Text(IPublishedElement from, string alias) => Value<string>(from, alias)?.Trim() ?? "";

    /// <summary>The chosen word of a drop-down, which stores one or a list of one.</summary>
    public string Choice(IPublishedElement from, string alias) =>
        Value<object>(from, alias) switch
        {
            string word => word,
            IEnumerable<string> words => words.FirstOrDefault() ?? "",
            _ => "",
        };

    /// <summary>The texts of a list: words, ticked choices.</summary>
    public IReadOnlyList<string> Words(IPublishedElement from, string alias) =>
        [.. Value<IEnumerable<string>>(from, alias) ?? []];

    /// <summary>Where a block stands on its page, without the sign <c>#</c>; stays while editors change its words.</summary>
    public static string Anchor(IPublishedElement block) => "b-" + block.Key.ToString("N")[..8];

    public bool Flag(IPublishedElement from, string alias) => Value<bool>(from, alias);

    public IHtmlEncodedString? Html(IPublishedElement from, string alias) => Value<IHtmlEncodedString>(from, alias);

    public BlockListModel Blocks(IPublishedElement from, string alias) =>
        Value<BlockListModel>(from, alias) ?? BlockListModel.Empty;

    /// <summary>A picker gives one item or many, according to its data type: this accepts both.</summary>
    public IReadOnlyList<IPublishedContent> Picked(IPublishedElement from, string alias) =>
        Value<object>(from, alias) switch
        {
            IPublishedContent one => [one],
            IEnumerable<IPublishedContent> many => [.. many],
            _ => [],
        };

    public IPublishedContent? PickedOne(IPublishedElement from, string alias) => Picked(from, alias).FirstOrDefault();

    /// <summary>Links with an address in this culture. One to a page of the site follows the page when it moves.</summary>
    public IReadOnlyList<(string Name, string Url)> Links(IPublishedElement from, string alias) =>
        [
            .. (
                Value<object>(from, alias) switch
                {
                    Link one => [one],
                    IEnumerable<Link> many => many,
                    _ => [],
                }
            )
                .Select(link => (Name: link.Name ?? "", Url: UrlOf(link) ?? ""))
                .Where(link => link.Url.Length > 0),
        ];

    private string? UrlOf(Link link) =>
        link.Udi is GuidUdi { EntityType: Constants.UdiEntityType.Document } udi
            ? contents.GetById(udi.Guid) is { } page
                ? Url(page)
                : null
            : link.Url;

    public T? Value<T>(IPublishedElement from, string alias)
    {
        if (from.GetProperty(alias) is not { } property)
            return default;
        var culture = property.PropertyType.VariesByCulture() ? Culture : null;
        return from is IPublishedContent document
            ? document.Value<T>(fallback, alias, culture, fallback: Fallback.ToLanguage)
            : from.Value<T>(fallback, alias, culture, fallback: Fallback.ToLanguage);
    }

    /// <summary>The document's name in this culture, or in the default language when it has not been translated.</summary>
    public string Name(IPublishedContent document) =>
        document.Cultures.TryGetValue(Culture, out var here) ? here.Name
        : document.Cultures.Count > 0 ? document.Cultures.Values.First().Name
        : document.Name;

    /// <summary>The path of the document in this culture, <c>/en</c> included; null when it has none.</summary>
    public string? Url(IPublishedContent document) => Url(document, Culture);

    /// <summary>The same in another culture.</summary>
    public string? Url(IPublishedContent document, string culture) =>
        urls.GetUrl(document, UrlMode.Relative, culture) is { Length: > 0 } url && url != "#" ? url : null;

    /// <summary>The path of a file of the library; null when it holds none.</summary>
    public string? MediaUrl(IPublishedContent media) =>
        urls.GetMediaUrl(media, UrlMode.Relative, null) is { Length: > 0 } url && url != "#" ? url : null;

    /// <summary>What a link to a file announces: its format and its weight, "(PDF, 30 Ko)"; empty when nothing is known.</summary>
    public string FileKind(IPublishedContent media)
    {
        var extension = Path.GetExtension(MediaUrl(media) ?? "").TrimStart('.').ToUpperInvariant();
        var bytes = Value<long>(media, "umbracoBytes");
        return (extension, bytes) switch
        {
            ("", <= 0) => "",
            (_, <= 0) => $"({extension})",
            _ => $"({extension}, {Weight(bytes)})",
        };
    }

    private string Weight(long bytes)
    {
        var french = Culture.StartsWith("fr", StringComparison.Ordinal);
        return bytes < 1_000_000
            ? $"{Math.Max(1, bytes / 1000)}\u00a0{(french ? "Ko" : "kB")}"
            : $"{(bytes / 1_000_000m).ToString("0.#", CultureInfo.CurrentCulture)}\u00a0{(french ? "Mo" : "MB")}";
    }

    /// <summary>The address of an image cut to that size, in pixels, as its editor framed it; a drawing in vectors as it is.</summary>
    public string? ImageUrl(IPublishedContent image, int width, int height) =>
        MediaUrl(image) is { } url && url.EndsWith(".svg", StringComparison.OrdinalIgnoreCase)
            ? url
            : image.GetCropUrl(images, width, height);

    /// <summary>What the image shows, in the reader's language, for who does not see it.</summary>
    public string Alt(IPublishedContent image) =>
        Text(image, Culture.StartsWith("fr", StringComparison.Ordinal) ? "altFr" : "altEn");

    public IEnumerable<IPublishedContent> Children(IPublishedContent of) =>
        tree.TryGetChildrenKeys(of.Key, out var keys) ? Published(keys) : [];

    /// <summary>The first page of this type below the home page, in the reader's language; null when there is none.</summary>
    public IPublishedContent? ChildOfHome(string type) =>
        Home is { } home ? Children(home).FirstOrDefault(page => page.ContentType.Alias == type) : null;

    /// <summary>A document and all that is published below it.</summary>
    public IEnumerable<IPublishedContent> Everything(IPublishedContent from) =>
        tree.TryGetDescendantsKeysOrSelfKeys(from.Key, out var keys) ? Published(keys) : [];

    /// <summary>From the home page down to the parent.</summary>
    public IReadOnlyList<IPublishedContent> Ancestors(IPublishedContent of) =>
        tree.TryGetAncestorsKeys(of.Key, out var keys) ? [.. Published(keys).Reverse()] : [];

    private IEnumerable<IPublishedContent> Published(IEnumerable<Guid> keys) =>
        keys.Select(contents.GetById).OfType<IPublishedContent>().Where(found => Url(found) is not null);
}
