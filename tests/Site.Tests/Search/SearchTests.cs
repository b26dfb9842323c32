using System.Net;
using System.Text.RegularExpressions;
using Foundation.Search;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Participation.Citizens;
using Participation.Contributions;
using Testing.Site;
using Xunit;

namespace Site.Tests.Search;

/// <summary>One search over pages and contributions.</summary>
public sealed class SearchTests(Sites sites) : IClassFixture<Sites>
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_are_found_in_the_language_they_are_read_in()
    {
        var french = await Ask(
            "/search?q=charte+de+participation",
            page => page.Contains("/charte-de-participation/", StringComparison.Ordinal)
        );
        Assert.Contains("<mark>", french, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/en/participation-charter", Results(french), StringComparison.Ordinal);
        var english = await Ask("/en/search?q=participation+charter", page => page.Contains("results", StringComparison.Ordinal));
        Assert.Contains("href=\"/en/participation-charter/\"", Results(english), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"/charte-de-participation/\"", Results(english), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_and_contributions_are_found_together_or_apart()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await Write(site, "Une consultation sur les brumisateurs", "Pour les places.");
        var all = await Ask("/search?q=consultation", page => page.Contains("/contributions/", StringComparison.Ordinal));
        Assert.Contains("kind=page", all, StringComparison.Ordinal);
        Assert.Contains("kind=contribution", all, StringComparison.Ordinal);
        var pages = Results(await Ask("/search?q=consultation&kind=page", _ => true));
        Assert.Contains("<h3>", pages, StringComparison.Ordinal);
        Assert.DoesNotContain("/contributions/", pages, StringComparison.Ordinal);
        var written = Results(await Ask("/search?q=brumisateurs&kind=contribution", _ => true));
        Assert.Contains("/contributions/", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_says_so_and_shows_what_was_typed_as_text()
    {
        var page = await Ask("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>zzqx"), _ => true);
        Assert.Contains("Rien ne répond à", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("role=\"search\"", await Ask("/search", _ => true), StringComparison.Ordinal);
        Assert.Contains("role=\"search\"", await Ask("/search?q=%00&kind=nothing&page=-1", _ => true), StringComparison.Ordinal);
    }

    /// <summary>Pages are indexed just after the start: asks again until it is as expected.</summary>
    async Task<string> Ask(string path, Func<string, bool> expected)
    {
        using var browser = (await sites.On(DatabaseProvider.Sqlite)).Browser();
        for (var left = 50; ; left--)
        {
            using var answer = await browser.GetAsync(path, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));
            if (left == 0 || expected(page))
                return Encoded(path) ? await browser.GetStringAsync(path, Stop) : page;
            await Task.Delay(200, Stop);
        }

        static bool Encoded(string address) => address.Contains("script", StringComparison.Ordinal);
    }

    static string Results(string page) => Regex.Match(page, "<ol class=\"plain\">.*</ol>", RegexOptions.Singleline).Value;

    static async Task Write(TestSite site, string title, string body)
    {
        await site.Rows(async db =>
        {
            var person = new Person { Id = Guid.CreateVersion7(), Pseudonym = "campanule" };
            var contribution = new Contribution
            {
                Id = Guid.CreateVersion7(),
                ProcessId = site.Consultation.Id,
                Type = "proposal",
                Title = title,
                Body = body,
                AuthorId = person.Id,
                CreatedAt = DateTimeOffset.UtcNow,
            };
            db.AddRange(person, contribution);
            db.Announce(Contribution.Kind, contribution.Id);
            return await db.SaveChangesAsync(Stop);
        });
        await site.Services.GetRequiredService<SearchIndexer>().CatchUp(TimeSpan.FromSeconds(20), Stop);
    }
}
