using System.Net;
using System.Text.RegularExpressions;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Site.Terms;
using Testing.Site;
using Xunit;

namespace Site.Tests.Terms;

/// <summary>The glossary in the pages of the demonstration.</summary>
public sealed class ExplainTermsTests(Sites sites) : IClassFixture<Sites>
{
    const string Project = "/participer/rafraichir-nos-places/";
    const string Consultation = "/participer/" + TestSite.Slug + "/";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_explained_once_a_page_and_not_where_the_language_has_no_glossary()
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var explained = 0;
        foreach (var path in new[] { "/comment-ca-marche/", Project, Consultation, "/qui-fait-quoi/la-metropole-les-dechets/" })
        {
            var terms = Terms(await browser.GetStringAsync(path, Stop));
            Assert.Equal(terms.Distinct().Count(), terms.Count);
            explained += terms.Count;
        }
        Assert.True(explained > 0, "No page explains anything.");
        Assert.Empty(Terms(await browser.GetStringAsync("/en/participation-charter/", Stop)));
    }

    [Fact]
    public async Task Reading_costs_nothing_and_another_page_published_changes_nothing()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        var explain = site.Services.GetRequiredService<ExplainTerms>();
        await browser.GetStringAsync(Consultation, Stop);
        var before = explain.Count;
        Assert.True(before > 0, "The page was never worked out.");
        for (var read = 0; read < 20; read++)
            await browser.GetStringAsync(Consultation, Stop);
        Assert.Equal(before, explain.Count);
        await site.Services.GetRequiredService<Cms.Published.SnapshotSource>().Reload(Stop);
        await browser.GetStringAsync(Consultation, Stop);
        Assert.Equal(before, explain.Count);
    }

    [Fact]
    public async Task The_content_api_gives_texts_as_editors_wrote_them()
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        var item = await browser.GetStringAsync("/umbraco/delivery/api/v2/content/item" + Consultation, Stop);
        Assert.DoesNotContain("data-term", item, StringComparison.Ordinal);
    }

    static List<string> Terms(string page) =>
        [.. Regex.Matches(page, "data-term=\"([^\"]*)\"").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value))];
}
