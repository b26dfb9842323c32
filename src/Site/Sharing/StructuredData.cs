using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Site.Pages;
using Site.Words;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Sharing;

/// <summary>
/// What a page is, in schema.org's words, as JSON-LD. A block of data runs nothing, so the content security policy has nothing to say
/// of it (HTML, "prepare the script element", stops before the policy is asked); "&lt;" is escaped by the serialiser.
/// </summary>
public sealed class StructuredData(
    ContentReader read,
    PublicAddress site,
    PageWords words,
    PerSnapshot kept,
    IStringLocalizer<SiteWords> siteWords
)
{
    sealed class Written : ConcurrentDictionary<Guid, string>;

    /// <summary>Made once for each publication.</summary>
    public string Of(IPublishedContent page) =>
        kept.Get(read.Culture, () => new Written())
            .GetOrAdd(page.Key, static (_, asked) => asked.Me.Write(asked.page), (Me: this, page));

    string Write(IPublishedContent page)
    {
        var graph = new JsonArray(Thing(page));
        if (read.Ancestors(page) is { Count: > 0 } above)
            graph.Add((JsonNode)Breadcrumb([.. above, page]));
        return new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph }.ToJsonString();
    }

    JsonObject Thing(IPublishedContent page) =>
        page.ContentType.Alias switch
        {
            _ when words.IsHome(page) => Site(page),
            "explainer" => Article(page, "Article", page.UpdateDate),
            "news" => Article(page, "NewsArticle", read.Value<DateTime>(page, "date")),
            "video" => Video(page),
            "glossaryTerm" => Term(page),
            "jurisdiction" => Service(page),
            _ => Basic(page, "WebPage"),
        };

    JsonObject Basic(IPublishedContent page, string type)
    {
        var thing = new JsonObject
        {
            ["@type"] = type,
            ["name"] = read.Name(page),
            ["url"] = Address(page),
            ["inLanguage"] = read.Culture,
        };
        if (words.Description(page) is { Length: > 0 } description)
            thing["description"] = description;
        return thing;
    }

    JsonObject Site(IPublishedContent page)
    {
        var thing = Basic(page, "WebSite");
        var search = site.Of((read.Culture.StartsWith("en", StringComparison.Ordinal) ? "/en" : "") + "/search?q={words}");
        thing["name"] = words.SiteName;
        thing["publisher"] = Organization(words.SiteName);
        thing["potentialAction"] = new JsonObject
        {
            ["@type"] = "SearchAction",
            ["target"] = new JsonObject { ["@type"] = "EntryPoint", ["urlTemplate"] = search },
            ["query-input"] = "required name=words",
        };
        return thing;
    }

    JsonObject Article(IPublishedContent page, string type, DateTime published)
    {
        var thing = Basic(page, type);
        thing["headline"] = read.Name(page);
        thing["datePublished"] = Day(published == default ? page.CreateDate : published);
        thing["dateModified"] = Day(page.UpdateDate);
        thing["author"] = Organization(words.SiteName);
        thing["publisher"] = Organization(words.SiteName);
        if (read.PickedOne(page, "image") is { } image && read.ImageUrl(image, 1280, 720) is { } url)
            thing["image"] = site.Of(url);
        return thing;
    }

    JsonObject Video(IPublishedContent page)
    {
        var thing = Basic(page, "VideoObject");
        thing["uploadDate"] = Day(page.CreateDate);
        thing["duration"] = string.Create(CultureInfo.InvariantCulture, $"PT{read.Value<int>(page, "duration")}S");
        if (read.PickedOne(page, "poster") is { } poster && read.ImageUrl(poster, 1280, 720) is { } url)
            thing["thumbnailUrl"] = site.Of(url);
        if (read.PickedOne(page, "file") is { } file && read.MediaUrl(file) is { } content)
            thing["contentUrl"] = site.Of(content);
        return thing;
    }

    JsonObject Term(IPublishedContent page)
    {
        var thing = Basic(page, "DefinedTerm");
        if (read.Ancestors(page) is [.., var list])
            thing["inDefinedTermSet"] = new JsonObject
            {
                ["@type"] = "DefinedTermSet",
                ["name"] = read.Name(list),
                ["url"] = Address(list),
            };
        if (read.Words(page, "aliases") is { Count: > 0 } aliases)
            thing["alternateName"] = new JsonArray([.. aliases.Select(alias => (JsonNode)alias)]);
        return thing;
    }

    JsonObject Service(IPublishedContent page)
    {
        var thing = Basic(page, "GovernmentService");
        thing["provider"] = Organization(siteWords[$"Level.{read.Choice(page, "level")}"]);
        return thing;
    }

    JsonObject Breadcrumb(IReadOnlyList<IPublishedContent> path) =>
        new()
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([
                .. path.Select(
                    (page, index) =>
                        (JsonNode)
                            new JsonObject
                            {
                                ["@type"] = "ListItem",
                                ["position"] = index + 1,
                                ["name"] = read.Name(page),
                                ["item"] = Address(page),
                            }
                ),
            ]),
        };

    static JsonObject Organization(string name) => new() { ["@type"] = "GovernmentOrganization", ["name"] = name };

    string Address(IPublishedContent page) => site.Of(read.Url(page));

    static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
