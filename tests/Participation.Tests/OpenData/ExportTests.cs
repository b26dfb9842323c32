using System.Globalization;
using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using CsvHelper;
using CsvHelper.Configuration;
using Foundation.Storage;
using MiniExcelLibs;
using Participation.OpenData;
using Participation.Tests.Api;
using Testing;
using Testing.Site;
using Xunit;
using static Participation.Tests.Api.ApiDesk;

namespace Participation.Tests.OpenData;

public sealed class ExportTests(Sites sites)
{
    /// <summary>Each begins a formula somewhere, or hides one behind a blank.</summary>
    static readonly string[] Formulas =
    [
        "=HYPERLINK(\"http://evil.example\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "$=1+1",
        "＝1+1",
        "Une idée; \"entre guillemets\", et une virgule",
    ];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_export_is_what_the_filters_show_in_the_lists_order(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        var author = await desk.Account("pseudonyme_secret");
        await desk.Write(author, 1_203, number => $"Numéro {number}", "Deux lignes\nde texte.");
        using var client = desk.As(null);

        foreach (var sort in new[] { "oldest", "recent" })
        {
            var listed = new List<string>();
            string? cursor = null;
            do
            {
                var page = await Read(client, $"{desk.Themed}&sort={sort}&take=100{(cursor is null ? "" : "&cursor=" + cursor)}");
                listed.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
                cursor = page.GetProperty("next").GetString();
            } while (cursor is not null);
            Assert.Equal(1_203, listed.Count);
            Assert.Equal(listed, (await Csv(client, desk, $"sort={sort}")).Select(row => row["id"]));
            Assert.Equal(listed, (await Xlsx(client, desk, $"sort={sort}")).Select(row => row["id"]));
        }
    }

    [Fact]
    public async Task Nothing_in_an_export_is_computed_and_nothing_is_lost()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        await desk.Write(await desk.Account(), Formulas.Length, number => Formulas[number]);
        using var client = desk.As(null);

        foreach (var rows in new[] { await Csv(client, desk, "sort=oldest"), await Xlsx(client, desk, "sort=oldest") })
        {
            Assert.Equal(Formulas.Length, rows.Count);
            foreach (var (row, typed) in rows.Zip(Formulas))
            {
                Assert.DoesNotContain(row["title"][0], "=+-@＝＋－＠");
                Assert.EndsWith(typed, row["title"], StringComparison.Ordinal);
            }
        }
        await using var workbook = await client.GetStreamAsync(Path(desk, "xlsx", ""), Stop);
        using var copy = new MemoryStream();
        await workbook.CopyToAsync(copy, Stop);
        using var zip = new System.IO.Compression.ZipArchive(copy);
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<x:f>", await sheet.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_names_nobody()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        var author = await desk.Account("pseudonyme_secret");
        await desk.Write(author, 2, number => $"Numéro {number}");
        using var client = desk.As(null);
        var text = await client.GetStringAsync(Path(desk, "csv", ""), Stop);
        Assert.Contains("Numéro 1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pseudonyme_secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain(author.Id.ToString(), text, StringComparison.OrdinalIgnoreCase);
        var all = await client.GetStringAsync($"/processes/{TestSite.Slug}/contributions.csv", Stop);
        Assert.DoesNotContain("pseudonyme_secret", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_feed_is_valid_and_is_answered_304_to_who_has_it()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        await desk.Write(await desk.Account("noix_de_vinay"), 33, number => $"Numéro {number}");
        using var client = desk.As(null);
        using var answer = await client.GetAsync(Path(desk, "atom", ""), Stop);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType?.MediaType);
        using var xml = XmlReader.Create(await answer.Content.ReadAsStreamAsync(Stop));
        var feed = SyndicationFeed.Load(xml);
        Assert.Equal(30, feed.Items.Count());
        Assert.Equal("Numéro 32", feed.Items.First().Title.Text);
        Assert.All(feed.Items, item => Assert.StartsWith("urn:uuid:", item.Id, StringComparison.Ordinal));
        Assert.All(feed.Items, item => Assert.Equal("noix_de_vinay", Assert.Single(item.Authors).Name));
        Assert.Contains(
            feed.Links,
            link => link.RelationshipType == "self" && link.Uri.AbsoluteUri.Contains("theme=", StringComparison.Ordinal)
        );

        using var again = new HttpRequestMessage(HttpMethod.Get, Path(desk, "atom", ""));
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var same = await client.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("xlsx")]
    [InlineData("atom")]
    public async Task There_is_nothing_of_a_process_that_is_not_there(string extension)
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(null);
        using var answer = await client.GetAsync("/processes/nothing/contributions." + extension, Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("bonjour", "bonjour")]
    [InlineData("=1", "'=1")]
    [InlineData("  =1", "'  =1")]
    [InlineData("\t1", "'\t1")]
    [InlineData("", "")]
    public void A_formula_is_told_from_a_text(string typed, string cell) => Assert.Equal(cell, SafeCell.Of(typed));

    static string Path(ApiDesk desk, string extension, string query) =>
        $"/processes/{TestSite.Slug}/contributions.{extension}?theme={Uri.EscapeDataString(desk.Theme)}&{query}";

    static async Task<List<Dictionary<string, string>>> Csv(HttpClient client, ApiDesk desk, string query)
    {
        await using var body = await client.GetStreamAsync(Path(desk, "csv", query), Stop);
        using var text = new StreamReader(body);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ";" });
        var rows = new List<Dictionary<string, string>>();
        await csv.ReadAsync();
        csv.ReadHeader();
        while (await csv.ReadAsync())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name) ?? "", StringComparer.Ordinal));
        return rows;
    }

    static async Task<List<Dictionary<string, string>>> Xlsx(HttpClient client, ApiDesk desk, string query)
    {
        using var copy = new MemoryStream(await client.GetByteArrayAsync(Path(desk, "xlsx", query), Stop));
        return MiniExcel
            .Query(copy, useHeaderRow: true)
            .Cast<IDictionary<string, object?>>()
            .Select(row => row.ToDictionary(cell => cell.Key, cell => cell.Value?.ToString() ?? "", StringComparer.Ordinal))
            .ToList();
    }
}
