using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;

namespace Cms.Published.Contracts;

/// <summary>Addresses of documents and media. What has none is at `#`, as in Umbraco.</summary>
internal sealed class Addresses(SnapshotSource snapshots, CmsOptions options) : IPublishedUrlProvider
{
    const string Nowhere = "#";

    public UrlMode Mode { get; set; } = UrlMode.Auto;

    public string GetUrl(Guid id, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) =>
        GetUrl(snapshots.Current.Documents.GetValueOrDefault(id), mode, culture);

    public string GetUrl(int id, UrlMode mode = UrlMode.Default, string? culture = null, Uri? current = null) =>
        GetUrl(snapshots.Current.DocumentsById.GetValueOrDefault(id), mode, culture);

    public string GetUrl(
        IPublishedContent content,
        UrlMode mode = UrlMode.Default,
        string? culture = null,
        Uri? current = null
    ) => GetUrl(snapshots.Current.Documents.GetValueOrDefault(content.Key), mode, culture);

    public string GetUrlFromRoute(int id, string? route, string? culture) => GetUrl(id, culture: culture);

    public IEnumerable<UrlInfo> GetOtherUrls(int id) => [];

    public IEnumerable<UrlInfo> GetOtherUrls(int id, Uri current) => [];

    public string GetMediaUrl(
        Guid id,
        UrlMode mode = UrlMode.Default,
        string? culture = null,
        string propertyAlias = "umbracoFile",
        Uri? current = null
    ) => MediaUrl(snapshots.Current.Media.GetValueOrDefault(id), mode, culture, propertyAlias);

    public string GetMediaUrl(
        IPublishedContent? content,
        UrlMode mode = UrlMode.Default,
        string? culture = null,
        string propertyAlias = "umbracoFile",
        Uri? current = null
    ) => MediaUrl(content, mode, culture, propertyAlias);

    string GetUrl(PublishedNode? node, UrlMode mode, string? culture)
    {
        var snapshot = snapshots.Current;
        return node is not null && snapshot.Routes.UrlOf(node, snapshot.CultureOf(culture)) is { } url
            ? Whole(url, mode)
            : Nowhere;
    }

    string MediaUrl(IPublishedContent? media, UrlMode mode, string? culture, string property) =>
        media?.GetProperty(property)?.GetSourceValue(culture) is string { Length: > 0 } stored
        && MediaFile.Parse(stored) is { } file
            ? Whole(file.Src, mode)
            : "";

    /// <summary>The Host header is not trusted: whole addresses start with the one in the settings.</summary>
    string Whole(string path, UrlMode mode) =>
        mode == UrlMode.Absolute && options.PublicUrl is { } root ? new Uri(root, path).AbsoluteUri : path;
}
