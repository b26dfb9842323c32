using System.Globalization;
using System.Xml.Linq;
using Participation.Contributions;
using Site.Pages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Sharing;

/// <summary>
/// What search engines ask for: <c>/robots.txt</c> (RFC 9309) and <c>/sitemap.xml</c> (sitemaps.org 0.9): published pages with their
/// languages, and listed contributions; in parts when there are more than a file may hold.
/// </summary>
public sealed class SiteMaps(ContentReader read, PublicAddress site, PublicContributions contributions, IConfiguration settings)
{
    /// <summary>Addresses a file may hold, says the protocol.</summary>
    const int MostOfAFile = 50_000;

    static readonly string[] Cultures = ["fr-FR", "en-US"];
    static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";
    static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>The setting <c>Site:SitemapPart</c> makes smaller parts.</summary>
    int PartSize => settings.GetValue("Site:SitemapPart", MostOfAFile);

    internal static IResult Robots(PublicAddress site) =>
        Results.Text(
            "User-agent: *\nDisallow: /umbraco\nDisallow: /moderation\nDisallow: /citizens\nDisallow: /search\nDisallow: /finder\n"
                + $"Disallow: /en/moderation\nDisallow: /en/citizens\nDisallow: /en/search\nDisallow: /en/finder\n\nSitemap: {site.Of("sitemap.xml")}\n",
            "text/plain; charset=utf-8"
        );

    internal static Task<IResult> Http(SiteMaps maps, HttpContext http) => maps.Whole(http);

    internal static Task<IResult> Part(int part, SiteMaps maps, HttpContext http) => maps.OfPart(part, http);

    async Task<IResult> Whole(HttpContext http)
    {
        var pages = Pages();
        var count = pages.Count + await contributions.Count(http.RequestAborted);
        return Answer(
            http,
            count > PartSize ? Index((count + PartSize - 1) / PartSize) : await Addresses(pages, 0, count, http.RequestAborted)
        );
    }

    async Task<IResult> OfPart(int part, HttpContext http)
    {
        var pages = Pages();
        var count = pages.Count + await contributions.Count(http.RequestAborted);
        var from = (long)(part - 1) * PartSize;
        return from >= count || count <= PartSize
            ? Results.NotFound()
            : Answer(http, await Addresses(pages, (int)from, PartSize, http.RequestAborted));
    }

    static IResult Answer(HttpContext http, XElement map)
    {
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + map.ToString(SaveOptions.DisableFormatting),
            "application/xml; charset=utf-8"
        );
    }

    XElement Index(int parts) =>
        new(
            Names + "sitemapindex",
            Enumerable
                .Range(1, parts)
                .Select(part => new XElement(
                    Names + "sitemap",
                    new XElement(Names + "loc", site.Of(string.Create(CultureInfo.InvariantCulture, $"sitemap-{part}.xml")))
                ))
        );

    async Task<XElement> Addresses(IReadOnlyList<XElement> pages, int skip, int take, CancellationToken stop)
    {
        var map = new XElement(Names + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml), pages.Skip(skip).Take(take));
        var left = take - map.Elements().Count();
        if (left > 0)
            await foreach (var (id, at) in contributions.Part(Math.Max(0, skip - pages.Count), left).WithCancellation(stop))
                map.Add(Entry($"contributions/{id}", at.UtcDateTime));
        return map;
    }

    List<XElement> Pages() => [.. (read.Home is { } home ? read.Everything(home) : []).SelectMany(Entries)];

    IEnumerable<XElement> Entries(IPublishedContent page)
    {
        var addresses = Cultures
            .Where(culture => page.Cultures.ContainsKey(culture))
            .Select(culture => (Culture: culture, Url: read.Url(page, culture)))
            .Where(address => address.Url is not null)
            .ToList();
        foreach (var (_, url) in addresses)
        {
            var entry = Entry(url, page.UpdateDate);
            entry.Add(
                addresses.Select(other => new XElement(
                    Xhtml + "link",
                    new XAttribute("rel", "alternate"),
                    new XAttribute("hreflang", other.Culture[..2]),
                    new XAttribute("href", site.Of(other.Url))
                ))
            );
            yield return entry;
        }
    }

    XElement Entry(string? path, DateTime at) =>
        new(
            Names + "url",
            new XElement(Names + "loc", site.Of(path)),
            new XElement(Names + "lastmod", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
}
