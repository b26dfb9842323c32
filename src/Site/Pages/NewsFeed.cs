using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Site.Layout;
using Site.Words;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Pages;

/// <summary>The news as an Atom feed (RFC 4287), in the language of the address: <c>/news.atom</c>, <c>/en/news.atom</c>.</summary>
public static class NewsFeed
{
    private const int Newest = 30;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static IResult Http(
        HttpContext http,
        ContentReader read,
        SiteChrome chrome,
        IStringLocalizer<SiteWords> words,
        PublicAddress site
    )
    {
        var list = read.Home is { } home
            ? read.Children(home).FirstOrDefault(page => page.ContentType.Alias == "newsList")
            : null;
        if (list is null)
            return Results.NotFound();
        var news = read.Children(list).OrderByDescending(item => read.Value<DateTime>(item, "date")).Take(Newest).ToList();
        var self = site.Of(http.Request.PathBase + http.Request.Path);
        var feed = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", words["Lang"].Value),
            new XElement(Atom + "id", self),
            new XElement(Atom + "title", $"{read.Name(list)} – {chrome.Name}"),
            new XElement(Atom + "updated", Instant(news.Count > 0 ? news[0].UpdateDate : list.UpdateDate)),
            new XElement(Atom + "author", new XElement(Atom + "name", chrome.Name)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            new XElement(Atom + "link", new XAttribute("href", site.Of(read.Url(list)))),
            news.Select(item => Entry(item, read, site))
        );
        return Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + feed, "application/atom+xml; charset=utf-8");
    }

    private static XElement Entry(IPublishedContent item, ContentReader read, PublicAddress site) =>
        new(
            Atom + "entry",
            new XElement(Atom + "id", "urn:uuid:" + item.Key.ToString("D")),
            new XElement(Atom + "title", read.Name(item)),
            new XElement(Atom + "updated", Instant(item.UpdateDate)),
            new XElement(Atom + "published", Instant(read.Value<DateTime>(item, "date"))),
            new XElement(Atom + "link", new XAttribute("href", site.Of(read.Url(item)))),
            new XElement(Atom + "summary", read.Text(item, "intro"))
        );

    private static string Instant(DateTime moment) =>
        DateTime.SpecifyKind(moment, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
