using System.Globalization;
using System.Xml.Linq;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Pages;

/// <summary>What search engines ask for: <c>/robots.txt</c> (RFC 9309) and <c>/sitemap.xml</c> (sitemaps.org 0.9), with both languages of each page.</summary>
public static class SearchEngines
{
    private static readonly string[] Cultures = ["fr-FR", "en-US"];
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static IResult Robots(PublicAddress site) =>
        Results.Text($"User-agent: *\nDisallow: /umbraco\n\nSitemap: {site.Of("sitemap.xml")}\n", "text/plain; charset=utf-8");

    public static IResult Map(ContentReader read, PublicAddress site)
    {
        var pages = read.Home is { } home ? read.Everything(home) : [];
        var map = new XElement(
            Sitemap + "urlset",
            new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml),
            pages.SelectMany(page => Entries(page, read, site))
        );
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + map, "application/xml; charset=utf-8");
    }

    private static IEnumerable<XElement> Entries(IPublishedContent page, ContentReader read, PublicAddress site)
    {
        var addresses = Cultures
            .Where(culture => page.Cultures.ContainsKey(culture))
            .Select(culture => (Culture: culture, Url: read.Url(page, culture)))
            .Where(address => address.Url is not null)
            .ToList();
        foreach (var (_, url) in addresses)
            yield return new XElement(
                Sitemap + "url",
                new XElement(Sitemap + "loc", site.Of(url)),
                new XElement(Sitemap + "lastmod", page.UpdateDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                addresses.Select(other => new XElement(
                    Xhtml + "link",
                    new XAttribute("rel", "alternate"),
                    new XAttribute("hreflang", other.Culture[..2]),
                    new XAttribute("href", site.Of(other.Url))
                ))
            );
    }
}
