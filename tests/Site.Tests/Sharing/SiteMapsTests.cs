using System.Xml.Linq;
using Foundation.Storage;
using Participation.Citizens;
using Participation.Contributions;
using Testing.Site;
using Xunit;

namespace Site.Tests.Sharing;

/// <summary>The maps of search engines name what anybody may read, and nothing else.</summary>
public sealed class SiteMapsTests
{
    static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_map_too_long_for_a_file_comes_in_parts_without_what_is_in_the_trash()
    {
        await using var site = await TestSite.Start(
            DatabaseProvider.Sqlite,
            builder => builder.Configuration["Site:SitemapPart"] = "40"
        );
        var (listed, trashed) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await Write(site, listed, null);
        await Write(site, trashed, DateTimeOffset.UtcNow);
        using var browser = site.Browser();
        var index = XDocument.Parse(await browser.GetStringAsync("/sitemap.xml", Stop));
        Assert.Equal(Names + "sitemapindex", index.Root?.Name);
        var found = new List<string>();
        foreach (var part in index.Descendants(Names + "loc"))
        {
            var addresses = XDocument
                .Parse(await browser.GetStringAsync(new Uri(part.Value).AbsolutePath, Stop))
                .Descendants(Names + "loc")
                .ToList();
            Assert.InRange(addresses.Count, 1, 40);
            found.AddRange(addresses.Select(address => address.Value));
        }
        Assert.Equal(found.Count, found.Distinct().Count());
        Assert.Contains(found, address => address.EndsWith($"/contributions/{listed}", StringComparison.Ordinal));
        Assert.DoesNotContain(found, address => address.Contains(trashed.ToString(), StringComparison.Ordinal));
        Assert.Contains(found, address => address.EndsWith("/en/who-does-what/", StringComparison.Ordinal));
        using var beyond = await browser.GetAsync("/sitemap-1000.xml", Stop);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, beyond.StatusCode);
        Assert.Contains("Sitemap: " + site.Address, await browser.GetStringAsync("/robots.txt", Stop), StringComparison.Ordinal);
    }

    static Task<int> Write(TestSite site, Guid id, DateTimeOffset? trashed) =>
        site.Rows(db =>
        {
            var person = new Person { Id = Guid.CreateVersion7(), Pseudonym = "campanule" + id.ToString("N")[..6] };
            db.AddRange(
                person,
                new Contribution
                {
                    Id = id,
                    ProcessId = site.Consultation.Id,
                    Type = "proposal",
                    Title = "Un banc",
                    Body = "À l’ombre.",
                    AuthorId = person.Id,
                    CreatedAt = DateTimeOffset.UtcNow,
                    TrashedAt = trashed,
                }
            );
            return db.SaveChangesAsync(Stop);
        });
}
