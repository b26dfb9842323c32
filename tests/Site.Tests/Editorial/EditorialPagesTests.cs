using System.Net;
using System.Net.Http.Headers;
using Cms.Documents;
using Cms.Published;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Testing.Site;
using Xunit;

namespace Site.Tests.Editorial;

/// <summary>Explainers, films, the library: read over HTTP, without a script.</summary>
public sealed class EditorialPagesTests(Sites sites)
{
    const string Film = "/videos/le-trajet-d-une-goutte-d-eau/";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_switches_to_the_easy_version_and_back_by_links()
    {
        const string page = "/comprendre/que-deviennent-nos-dechets/";
        var full = await Get(page);
        Assert.Contains($"href=\"{page}?version=easy\"", full, StringComparison.Ordinal);
        Assert.DoesNotContain("Le mieux est de jeter moins.", full, StringComparison.Ordinal);
        var easy = await Get(page + "?version=easy");
        Assert.Contains("Le mieux est de jeter moins.", easy, StringComparison.Ordinal);
        Assert.DoesNotContain("hiérarchie", easy, StringComparison.Ordinal);
        Assert.Contains($"href=\"{page}\"", easy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Facets_count_what_they_would_leave_and_filters_work_together()
    {
        Assert.Contains("30 ressources", await Get("/ressources/"), StringComparison.Ordinal);
        var data = await Get("/ressources/?kind=data");
        Assert.Contains("5 ressources", data, StringComparison.Ordinal);
        Assert.Contains("Document<span class=\"count\">10</span>", data, StringComparison.Ordinal);
        var both = await Get("/ressources/?kind=data&kind=video&theme=Eau");
        Assert.Contains("2 ressources", both, StringComparison.Ordinal);
        Assert.Contains("1 ressource", await Get("/ressources/?kind=data&year=2024"), StringComparison.Ordinal);
        var none = await Get("/ressources/?kind=data&theme=Logement&year=what");
        Assert.Contains("Aucune ressource", none, StringComparison.Ordinal);
        Assert.Contains("<a class=\"button\" href=\"/ressources/\">", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_film_kept_here_has_captions_and_can_be_read_in_parts()
    {
        var page = await Get(Film);
        Assert.Contains("<track kind=\"captions\"", page, StringComparison.Ordinal);
        Assert.Contains("Film dessiné, sans voix", page, StringComparison.Ordinal);
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        using var captions = await browser.GetAsync(Address(page, "<track kind=\"captions\" src=\""), Stop);
        Assert.Equal("text/vtt", captions.Content.Headers.ContentType?.MediaType);
        using var part = new HttpRequestMessage(HttpMethod.Get, Address(page, "<source src=\""));
        part.Headers.Range = new RangeHeaderValue(100, 199);
        using var film = await browser.SendAsync(part, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, film.StatusCode);
        Assert.Equal("video/mp4", film.Content.Headers.ContentType?.MediaType);
        Assert.Equal(100, (await film.Content.ReadAsByteArrayAsync(Stop)).Length);
    }

    [Fact]
    public async Task A_video_kept_elsewhere_is_framed_only_after_a_click_and_only_from_there()
    {
        await using var site = await TestSite.Start(DatabaseProvider.Sqlite);
        var path = await Publish(site, "https://vimeo.com/76979871");
        using var browser = site.Browser();
        using var before = await browser.GetAsync(path, Stop);
        var page = await before.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotContain("<iframe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("frame-src", Policy(before), StringComparison.Ordinal);
        Assert.Contains($"href=\"{path}?play=1\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"https://vimeo.com/76979871\"", page, StringComparison.Ordinal);
        using var after = await browser.GetAsync(path + "?play=1", Stop);
        Assert.Contains(
            "<iframe src=\"https://player.vimeo.com/video/76979871?dnt=1\"",
            await after.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
        Assert.EndsWith("; frame-src https://player.vimeo.com", Policy(after), StringComparison.Ordinal);
        using var other = await browser.GetAsync(Film + "?play=1", Stop);
        Assert.DoesNotContain("frame-src", Policy(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_news_of_a_project_and_its_consultation_are_on_its_page()
    {
        var page = await Get("/participer/rafraichir-nos-places/");
        Assert.Contains("href=\"/actualites/la-consultation-sur-nos-places-est-ouverte/\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/actualites/le-chantier-de-la-voie-cyclable-commence/\"", page, StringComparison.Ordinal);
        Assert.Contains(TestSite.Slug, page, StringComparison.Ordinal);
    }

    async Task<string> Get(string path)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        return await browser.GetStringAsync(path, Stop);
    }

    static string Address(string page, string before)
    {
        var start = page.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return page[start..page.IndexOf('"', start)];
    }

    static string Policy(HttpResponseMessage response) => string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));

    static async Task<string> Publish(TestSite site, string address)
    {
        var list = site
            .Services.GetRequiredService<SnapshotSource>()
            .Current.Documents.Values.Single(page => page.ContentType.Alias == "videoList");
        var (_, key) = await site.With<CreateDocument, CreateDocument.Answer>(create =>
            create.Run(
                new(
                    "video",
                    list.Key,
                    new Dictionary<string, string> { ["fr-FR"] = "Ailleurs" },
                    new Dictionary<string, IReadOnlyDictionary<string, string>>
                    {
                        [""] = new Dictionary<string, string> { ["embedUrl"] = address, ["provider"] = "[\"Vimeo\"]" },
                    }
                ),
                Stop
            )
        );
        await site.With<PublishDocument, PublishDocument.Outcome>(publish => publish.Run(key, null, null, Stop));
        return "/videos/ailleurs/";
    }
}
