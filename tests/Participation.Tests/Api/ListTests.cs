using System.Net;
using Foundation.Storage;
using Participation.Api;
using Testing;
using Testing.Site;
using Xunit;
using static Participation.Tests.Api.ApiDesk;

namespace Participation.Tests.Api;

public sealed class ListTests(Sites sites)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_list_has_the_same_shape(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        var author = await desk.Account();
        var id = (await desk.Write(author, 1, _ => "Un titre"))[0];
        using var client = desk.As(author);

        foreach (
            var path in new[]
            {
                ApiRoom.Prefix + "/processes",
                ApiRoom.Prefix + "/drafts",
                desk.Themed,
                One(id) + "/versions",
                One(id) + "/arguments",
            }
        )
        {
            var list = await Read(client, path);
            string[] names = [.. list.EnumerateObject().Select(property => property.Name)];
            Assert.Equal(["total", "items", "facets", "next"], names);
            Assert.Equal(list.GetProperty("total").GetInt32(), list.GetProperty("items").GetArrayLength());
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Following_next_reads_everything_once_even_while_people_write(DatabaseProvider provider)
    {
        var desk = new ApiDesk(await sites.On(provider));
        var author = await desk.Account();
        var written = await desk.Write(author, 23, number => $"Numéro {number}");
        using var client = desk.As(null);

        foreach (var sort in new[] { "recent", "oldest", "most-supported", "contributor", "type", "random" })
        {
            var seen = new List<Guid>();
            string? cursor = null;
            do
            {
                var page = await Read(client, $"{desk.Themed}&sort={sort}&take=5{(cursor is null ? "" : "&cursor=" + cursor)}");
                seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
                cursor = page.GetProperty("next").GetString();
                if (sort == "recent")
                    await desk.Write(author, 1, number => "Écrit entre deux pages");
            } while (cursor is not null);
            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Empty(written.Except(seen));
        }
    }

    [Fact]
    public async Task Filters_facets_and_total_agree()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        await desk.Write(await desk.Account(), 9, number => $"Numéro {number}");
        using var client = desk.As(null);

        var all = await Read(client, desk.Themed);
        Assert.Equal(9, all.GetProperty("total").GetInt32());
        foreach (var section in all.GetProperty("facets").GetProperty("section").EnumerateArray())
        {
            var value = section.GetProperty("value").GetString();
            var filtered = await Read(client, $"{desk.Themed}&section={value}");
            Assert.Equal(section.GetProperty("count").GetInt32(), filtered.GetProperty("total").GetInt32());
            Assert.All(
                filtered.GetProperty("items").EnumerateArray(),
                item => Assert.Equal(value, item.GetProperty("section").GetString())
            );
        }
    }

    [Theory]
    [InlineData("sort=best", "badSort")]
    [InlineData("take=0", "badTake")]
    [InlineData("take=101", "badTake")]
    [InlineData("take=beaucoup", "badTake")]
    [InlineData("cursor=zzz", "badCursor")]
    [InlineData("cursor=../../etc", "badCursor")]
    public async Task What_means_nothing_is_refused_with_what_to_do(string query, string code)
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(null);
        Assert.Equal(400, await Refused(client.GetAsync($"{desk.List}?{query}", Stop)));
        using var answer = await client.GetAsync($"{desk.List}?{query}", Stop);
        Assert.Equal(code, (await Json(answer)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_cursor_of_another_order_is_refused()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        await desk.Write(await desk.Account(), 3, number => $"Numéro {number}");
        using var client = desk.As(null);
        var next = (await Read(client, desk.Themed + "&take=1&sort=oldest")).GetProperty("next").GetString();
        Assert.Equal(400, await Refused(client.GetAsync($"{desk.Themed}&take=1&sort=type&cursor={next}", Stop)));
    }

    [Fact]
    public async Task Who_has_the_bytes_already_gets_304()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        await desk.Write(await desk.Account(), 1, _ => "Un titre");
        using var client = desk.As(null);
        using var first = await client.GetAsync(desk.Themed, Stop);
        var tag = first.Headers.ETag ?? throw new InvalidOperationException("no ETag");
        Assert.False(tag.IsWeak);

        using var again = new HttpRequestMessage(HttpMethod.Get, desk.Themed);
        again.Headers.IfNoneMatch.Add(tag);
        using var same = await client.SendAsync(again, Stop);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        await desk.Write(await desk.Account(), 1, _ => "Un autre");
        using var later = new HttpRequestMessage(HttpMethod.Get, desk.Themed);
        later.Headers.IfNoneMatch.Add(tag);
        using var changed = await client.SendAsync(later, Stop);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/processes/nothing", 404)]
    [InlineData("POST", "/nothing", 404)]
    [InlineData("PUT", "/contributions/nothing", 404)]
    [InlineData("PATCH", "/things/01a20810-f9e0-7aec-863f-53317ea8085f/reports", 404)]
    [InlineData("DELETE", "/processes", 405)]
    [InlineData("PATCH", "/contributions/01a20810-f9e0-7aec-863f-53317ea8085f/reports", 405)]
    public async Task What_routing_refuses_is_a_problem_too(string method, string path, int status)
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(null);
        client.DefaultRequestHeaders.Add("Accept", "text/html, */*");
        Assert.Equal(status, await Refused(client.SendAsync(new(new(method), ApiRoom.Prefix + path), Stop)));
    }

    [Fact]
    public async Task The_description_names_every_endpoint_and_says_what_it_does()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(null);
        var description = await Read(client, ApiRoom.Prefix + "/openapi.json");
        var names = new List<string?>();
        foreach (var path in description.GetProperty("paths").EnumerateObject())
        foreach (var operation in path.Value.EnumerateObject())
        {
            Assert.True(operation.Value.TryGetProperty("operationId", out var name), $"{operation.Name} {path.Name} has no name");
            names.Add(name.GetString());
            Assert.True(operation.Value.TryGetProperty("summary", out var summary), $"{name} has no summary");
            Assert.NotEqual("", summary.GetString());
        }
        Assert.Equal(names.Count, names.Distinct().Count());
        string[] expected =
        [
            "ListProcesses",
            "ListContributions",
            "SubmitContribution",
            "EditContribution",
            "GiveOpinion",
            "KeepDraft",
        ];
        Assert.Empty(expected.Except(names));
    }

    [Fact]
    public async Task The_page_of_the_api_asks_nobody_else_for_anything()
    {
        var desk = new ApiDesk(await sites.On(DatabaseProvider.Sqlite));
        using var client = desk.As(null);
        using var page = await client.GetAsync("/api/participation/", Stop);
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var script = await client.GetAsync("/api/participation/scalar.js", Stop);
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
    }
}
