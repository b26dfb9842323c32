using System.Net;
using System.Net.Http.Json;
using Foundation.Storage;
using Site.Search;
using Testing.Site;
using Xunit;

namespace Site.Tests.Search;

/// <summary>What the search finds beside pages, what it says on top, what it proposes, and what it does when it finds nothing.</summary>
public sealed class DiscoveryTests(Sites sites) : IClassFixture<Sites>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_found_by_kind()
    {
        var all = await Ask("/search?q=eau", "kind=resource");
        foreach (var kind in new[] { "jurisdiction", "term", "resource" })
            Assert.Contains($"kind={kind}", all, StringComparison.Ordinal);
        var terms = await Ask("/search?q=eau&kind=term", "Mot du glossaire");
        Assert.DoesNotContain("href=\"/ressources/", Results(terms), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_found_by_the_words_inside_its_file()
    {
        var page = await Ask("/search?q=" + Uri.EscapeDataString(WordOfThePdf) + "&kind=resource", "<mark>");
        Assert.Contains("<mark>", Results(page), StringComparison.Ordinal);
    }

    /// <summary>Said in « Lire un plan local d’urbanisme », the file, and on no page.</summary>
    const string WordOfThePdf = "zonage";

    [Fact]
    public async Task A_word_of_the_glossary_and_who_is_competent_are_said_on_top()
    {
        Assert.Contains("id=\"h-term\"", await Ask("/search?q=plui", "h-term"), StringComparison.Ordinal);
        Assert.Contains("id=\"h-competence\"", await Ask("/search?q=RSA", "h-competence"), StringComparison.Ordinal);
        Assert.DoesNotContain("h-competence", await Ask("/search?q=consultation", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_is_put_right_with_its_accents()
    {
        var page = await Ask("/search?q=d%C3%A9cheterye", "Vouliez-vous dire");
        Assert.Contains(">déchèterie</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do_next()
    {
        var page = await Ask("/search?q=zzqxw", "Rien ne répond");
        Assert.Contains("/finder?q=zzqxw", page, StringComparison.Ordinal);
        var narrow = await Ask("/search?q=RSA&kind=video", "Rien ne répond");
        Assert.Contains("Chercher dans tout le site", narrow, StringComparison.Ordinal);
        Assert.Contains(
            "200 premiers",
            await Ask("/search?q=" + new string('a', 5_000), "200 premiers"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/search/suggestions?q=lampad", "lampadaire cassé", "finder")]
    [InlineData("/search/suggestions?q=PLU", "PLUi", "term")]
    [InlineData("/search/suggestions?q=ecole+mat", "école maternelle", "finder")]
    [InlineData("/search/suggestions?q=ilot", "Îlot de chaleur urbain", "term")]
    [InlineData("/en/search/suggestions?q=broken", "broken street light", "finder")]
    public async Task While_typing_pages_words_and_subjects_are_proposed(string address, string text, string kind)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var found = await browser.GetFromJsonAsync<List<Suggestions.Suggestion>>(address, Stop) ?? [];
        Assert.Contains(found, suggestion => suggestion.Text == text && suggestion.Kind == kind);
        Assert.InRange(found.Count, 1, 8);
        using var page = await browser.GetAsync(found[0].Url, Stop);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("zzzzqq")]
    [InlineData("«»")]
    public async Task Nothing_to_propose_is_an_empty_list(string typed)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var found = await browser.GetFromJsonAsync<List<Suggestions.Suggestion>>(
            "/search/suggestions?q=" + Uri.EscapeDataString(typed),
            Stop
        );
        Assert.Empty(found ?? []);
    }

    /// <summary>Pages are indexed just after the start: asks again until it is as expected.</summary>
    async Task<string> Ask(string path, string expected)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        for (var left = 150; ; left--)
        {
            var page = WebUtility.HtmlDecode(await browser.GetStringAsync(path, Stop));
            if (left == 0 || page.Contains(expected, StringComparison.Ordinal))
                return page;
            await Task.Delay(200, Stop);
        }
    }

    static string Results(string page) =>
        page.IndexOf("<ol class=\"plain\">", StringComparison.Ordinal) is >= 0 and var at
            ? page[at..page.IndexOf("</ol>", at, StringComparison.Ordinal)]
            : "";
}
