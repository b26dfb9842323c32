using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Foundation.Storage;
using Testing.Site;
using Xunit;

namespace Site.Tests.Sharing;

/// <summary>What pages say to search engines and to who shares them.</summary>
public sealed partial class PageMetaTests(Sites sites) : IClassFixture<Sites>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "WebSite")]
    [InlineData("/glossaire/captage/", "DefinedTerm")]
    [InlineData("/actualites/des-tablettes-pour-participer-en-mairie/", "NewsArticle")]
    [InlineData("/qui-fait-quoi/la-metropole-les-dechets/", "GovernmentService")]
    [InlineData("/charte-de-participation/", "WebPage")]
    public async Task A_page_says_what_it_is_in_words_that_machines_read(string path, string type)
    {
        var page = await Page(path);
        using var json = JsonDocument.Parse(Json().Match(page).Groups[1].Value);
        var things = json.RootElement.GetProperty("@graph").EnumerateArray().ToList();
        Assert.Equal(type, things[0].GetProperty("@type").GetString());
        Assert.StartsWith("http", things[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(path != "/", things.Exists(thing => thing.GetProperty("@type").GetString() == "BreadcrumbList"));
        if (path == "/")
            Assert.Equal("SearchAction", things[0].GetProperty("potentialAction").GetProperty("@type").GetString());
    }

    [Fact]
    public async Task An_address_is_canonical_whatever_follows_it_and_names_its_languages()
    {
        var page = await Page("/qui-fait-quoi/?utm_source=letter");
        Assert.Equal(["/qui-fait-quoi/"], Links(page, "canonical"));
        Assert.Equal(["/qui-fait-quoi/", "/en/who-does-what/", "/qui-fait-quoi/"], Links(page, "alternate\" hreflang"));
        Assert.Empty(Links(await Page("/glossaire/captage/"), "alternate\" hreflang"));
        Assert.Equal(["/en/who-does-what/"], Links(await Page("/en/who-does-what/"), "canonical"));
    }

    [Fact]
    public async Task Searches_and_missing_pages_are_nobody_s_canonical_address()
    {
        var search = await Page("/search?q=eau");
        Assert.Contains("noindex", search, StringComparison.Ordinal);
        Assert.Empty(Links(search, "canonical"));
        Assert.Empty(Links(await Page("/nulle-part/"), "canonical"));
    }

    [Fact]
    public async Task A_shared_page_has_a_card_drawn_once()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        var page = await Page("/glossaire/captage/");
        var card = new Uri(Meta("og:image").Match(page).Groups[1].Value).PathAndQuery;
        using var answer = await browser.GetAsync(card, Stop);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType?.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        Assert.InRange(bytes.Length, 10_000, 150_000);
        var folder = new DirectoryInfo(Path.Combine(site.DataFolder, "share"));
        var drawn = Assert.Single(folder.GetFiles()).LastWriteTimeUtc;
        await browser.GetByteArrayAsync(card.Split('?')[0] + "?v=anything", Stop);
        Assert.Equal(drawn, Assert.Single(folder.GetFiles()).LastWriteTimeUtc);
        if (Environment.GetEnvironmentVariable("PAGES_TO") is { Length: > 0 } to)
            await File.WriteAllBytesAsync(Path.Combine(to, "card.jpg"), bytes, Stop);
    }

    [Theory]
    [InlineData("/share/00000000000000000000000000000000.jpg")]
    [InlineData("/share/zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz.jpg")]
    [InlineData("/share/x.jpg")]
    public async Task What_is_not_published_has_no_card(string path)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        using var answer = await browser.GetAsync(path, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    async Task<string> Page(string path)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        using var answer = await browser.GetAsync(path, Stop);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
    }

    static List<string> Links(string page, string rel) =>
        [.. Regex.Matches(page, $"<link rel=\"{rel}[^>]*href=\"https?://[^/]+([^\"]*)\"").Select(match => match.Groups[1].Value)];

    static Regex Meta(string name) => new($"<meta property=\"{name}\" content=\"([^\"]*)\"");

    [GeneratedRegex("<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Json();
}
