using System.Net;
using System.Text.Json;
using Testing;
using Xunit;

namespace Cms.Tests.Delivery;

public sealed class DeliveryTests : IAsyncLifetime
{
    const string Api = "/umbraco/delivery/api/v2";
    readonly TemporaryFolder _folder = new();
    TestCms _cms = null!; // made in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        var files = new Files(_folder["uSync"])
            .Property("title", varies: true)
            .Property("count", "Umbraco.Integer")
            .Property("friend", "Umbraco.ContentPicker")
            .Type("page")
            .Document("Accueil", english: "Home", values: [("title", "fr-FR", "Bonjour"), ("title", "en-US", "Hello")])
            .Document("Projets", "Accueil", english: "Projects", sort: 1)
            .Document(
                "Été du tram",
                "Projets",
                english: "Tram summer",
                sort: 1,
                values: [("count", "", "42"), ("friend", "", "umb://document/" + Files.Key("Projets").ToString("N"))]
            )
            .Document("Bus", "Projets", sort: 0)
            .Document("Brouillon", "Projets", published: "false")
            .Domains("Accueil");
        _cms = await TestCms.Start(_folder, files.Folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _cms.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("/content/item/projets/ete-du-tram", null, "Été du tram", "/projets/ete-du-tram/")]
    [InlineData("/content/item/projets/ete-du-tram/", null, "Été du tram", "/projets/ete-du-tram/")]
    [InlineData("/content/item/projects/tram-summer", "en-US", "Tram summer", "/en/projects/tram-summer/")]
    [InlineData("/content/item/en/projects/tram-summer", null, "Tram summer", "/en/projects/tram-summer/")]
    [InlineData("/content/item/projets%2Fete-du-tram", null, "Été du tram", "/projets/ete-du-tram/")]
    [InlineData("/content/item/", "en-US", "Home", "/en/")]
    public async Task A_document_is_found_by_its_path_in_its_language(string path, string? language, string name, string route)
    {
        var item = await Json(path, ("Accept-Language", language));
        Assert.Equal(name, item.GetProperty("name").GetString());
        Assert.Equal(route, item.GetProperty("route").GetProperty("path").GetString());
        var byId = await Json(
            "/content/item/" + item.GetProperty("id").GetGuid(),
            ("Accept-Language", route.StartsWith("/en/", StringComparison.Ordinal) ? "en-US" : "fr-FR")
        );
        Assert.Equal(item.GetRawText(), byId.GetRawText());
    }

    [Fact]
    public async Task An_answer_has_the_contracts_shape()
    {
        var item = await Json("/content/item/projets/ete-du-tram");
        Assert.Equal(
            ["contentType", "name", "createDate", "updateDate", "route", "id", "properties", "cultures"],
            item.EnumerateObject().Select(member => member.Name)
        );
        Assert.Equal("2026-02-03T09:15:00Z", item.GetProperty("createDate").GetString());
        Assert.Equal("accueil", item.GetProperty("route").GetProperty("startItem").GetProperty("path").GetString());
        Assert.Equal(JsonValueKind.Null, item.GetProperty("properties").GetProperty("title").ValueKind);
        Assert.Equal(42, item.GetProperty("properties").GetProperty("count").GetInt32());
        var friend = item.GetProperty("properties").GetProperty("friend");
        Assert.Empty(friend.GetProperty("properties").EnumerateObject());
        Assert.False(friend.TryGetProperty("cultures", out _));
        Assert.Equal(["fr-FR", "en-US"], item.GetProperty("cultures").EnumerateObject().Select(culture => culture.Name));
    }

    [Fact]
    public async Task A_browsers_list_of_languages_is_ignored_and_an_unknown_one_too()
    {
        Assert.Equal(
            "Accueil",
            (await Json("/content/item/", ("Accept-Language", "en-GB,en;q=0.8"))).GetProperty("name").GetString()
        );
        Assert.Equal("Accueil", (await Json("/content/item/", ("Accept-Language", "xx"))).GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_a_client_has_is_not_sent_twice()
    {
        using var first = await Send("/content/item/");
        var tag = first.Headers.ETag!;
        Assert.False(tag.IsWeak);
        Assert.Contains("Accept-Language", first.Headers.Vary);
        using var second = await Send("/content/item/", ("If-None-Match", tag.Tag));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var other = await Send("/content/item/", ("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var english = await Send("/content/item/", ("Accept-Language", "en-US"));
        Assert.NotEqual(tag.Tag, english.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task Head_says_what_get_would()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Api + "/content/item/");
        using var head = await _cms.Http.SendAsync(request, TestContext.Current.CancellationToken);
        using var get = await Send("/content/item/");
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("/content/item/nowhere", 404)]
    [InlineData("/content/item/11111111-1111-4111-8111-111111111111", 404)]
    [InlineData("/content/item/projets/brouillon", 404)]
    [InlineData("/content?fetch=cousins:/", 400)]
    [InlineData("/content?filter=colour:red", 400)]
    [InlineData("/content?sort=colour:asc", 400)]
    [InlineData("/content?sort=name", 400)]
    [InlineData("/content?take=abc", 400)]
    [InlineData("/content?take=-1", 400)]
    [InlineData("/content/item/?expand=properties[", 400)]
    [InlineData("/content/item/?fields=properties[]", 400)]
    [InlineData("/content/item/?fields=]", 400)]
    [InlineData("/media/item/nowhere", 404)]
    public async Task What_cannot_be_answered_is_a_problem_that_says_so(string path, int status)
    {
        using var answer = await Send(path);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_start_item_is_a_root_and_another_is_not_found()
    {
        Assert.Equal("Accueil", (await Json("/content/item/", ("Start-Item", "accueil"))).GetProperty("name").GetString());
        Assert.Equal(
            "Accueil",
            (await Json("/content/item/", ("Start-Item", Files.Key("Accueil").ToString()))).GetProperty("name").GetString()
        );
        using var unknown = await Send("/content/item/", ("Start-Item", "projets"));
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal(
            "\"The Start-Item could not be found\"",
            await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Theory]
    [InlineData("", "Accueil,Projets,Bus,Été du tram")]
    [InlineData("?fetch=children:/projets", "Bus,Été du tram")]
    [InlineData("?fetch=descendants:/", "Projets,Bus,Été du tram")]
    [InlineData("?fetch=ancestors:/projets/bus", "Accueil,Projets")]
    [InlineData("?fetch=children:/nowhere", "")]
    [InlineData("?sort=name:desc", "Projets,Été du tram,Bus,Accueil")]
    [InlineData("?sort=level:asc&sort=name:desc", "Accueil,Projets,Été du tram,Bus")]
    [InlineData("?filter=name:ete", "Été du tram")]
    [InlineData("?filter=name:!tram&filter=contentType:page,other", "Accueil,Projets,Bus")]
    [InlineData("?filter=contentType:!page", "")]
    [InlineData("?filter=createDate%3E:2026-02-03&filter=createDate%3C2026-02-04", "Accueil,Projets,Bus,Été du tram")]
    [InlineData("?filter=createDate%3E2026-02-04", "")]
    public async Task Documents_are_fetched_filtered_and_sorted(string query, string names)
    {
        var page = await Json("/content" + query);
        Assert.Equal(
            names,
            string.Join(',', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()))
        );
        Assert.Equal(names.Length == 0 ? 0 : names.Split(',').Length, page.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_page_is_a_part_of_the_total()
    {
        var page = await Json("/content?skip=1&take=2");
        Assert.Equal(4, page.GetProperty("total").GetInt32());
        Assert.Equal(2, page.GetProperty("items").GetArrayLength());
        var english = await Json("/content", ("Accept-Language", "en-US"));
        Assert.Equal(3, english.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Picked_items_expand_and_properties_are_limited_as_asked()
    {
        var expanded = await Json("/content/item/projets/ete-du-tram?expand=properties[friend]");
        var friend = expanded.GetProperty("properties").GetProperty("friend");
        Assert.Equal(3, friend.GetProperty("properties").EnumerateObject().Count());
        var all = await Json(
            "/content/item/projets/ete-du-tram?expand=properties[$all]&fields=properties[friend[properties[title]]]"
        );
        Assert.Equal(["friend"], all.GetProperty("properties").EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["title"],
            all.GetProperty("properties").GetProperty("friend").GetProperty("properties").EnumerateObject().Select(p => p.Name)
        );
    }

    [Fact]
    public async Task Several_items_come_as_an_array_without_those_unknown()
    {
        var items = await Json($"/content/items?id={Files.Key("Bus")}&id={Files.Key("nothing")}&id={Files.Key("Accueil")}&id=x");
        Assert.Equal(["Bus", "Accueil"], items.EnumerateArray().Select(item => item.GetProperty("name").GetString()));
    }

    Task<HttpResponseMessage> Send(string path, params (string Name, string? Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Api + path);
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value);
        return _cms.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    async Task<JsonElement> Json(string path, params (string Name, string? Value)[] headers)
    {
        using var response = await Send(path, headers);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
