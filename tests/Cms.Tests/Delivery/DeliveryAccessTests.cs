using System.Net;
using System.Text.Json;
using Cms.Delivery;
using Testing;
using Xunit;

namespace Cms.Tests.Delivery;

public sealed class DeliveryAccessTests
{
    const string Key = "k";
    const string Media = "/media?fetch=children:/";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<DeliveryOptions, string, string?, int> Doors =>
        new()
        {
            { new(), "/content", null, 200 },
            { new(), Media, null, 200 },
            {
                new() { Enabled = false },
                "/content/item/",
                null,
                404
            },
            {
                new() { PublicAccess = false },
                "/content/item/",
                null,
                401
            },
            {
                new() { PublicAccess = false },
                "/content/item/",
                "guess",
                401
            },
            {
                new() { PublicAccess = false, ApiKey = Key },
                "/content/item/",
                null,
                401
            },
            {
                new() { PublicAccess = false, ApiKey = Key },
                "/content",
                "K",
                401
            },
            {
                new() { PublicAccess = false, ApiKey = Key },
                "/content/items",
                Key,
                200
            },
            {
                new() { PublicAccess = false, ApiKey = Key },
                Media,
                null,
                401
            },
            {
                new() { PublicAccess = false, ApiKey = Key },
                Media,
                Key,
                200
            },
            {
                new()
                {
                    ApiKey = Key,
                    Media = new() { PublicAccess = false },
                },
                Media,
                null,
                401
            },
            {
                new()
                {
                    ApiKey = Key,
                    Media = new() { PublicAccess = false },
                },
                "/content",
                null,
                200
            },
            {
                new()
                {
                    ApiKey = Key,
                    Media = new() { Enabled = false },
                },
                Media,
                Key,
                404
            },
        };

    [Theory, MemberData(nameof(Doors))]
    public async Task The_settings_say_who_may_read(DeliveryOptions options, string path, string? key, int status)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder), delivery: options);
        using var answer = await cms.Ask(path, ("Api-Key", key));
        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 401)
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        if (key is not null && status == 200)
            Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task Media_are_queried_by_folder_name_and_type()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder));
        Assert.Equal("Parc,Arbre", await Names(cms, Media));
        Assert.Equal("Arbre,Parc", await Names(cms, Media + "&sort=name:asc"));
        Assert.Equal("Arbre,Parc", await Names(cms, Media + "&sort=sortOrder:asc&sort=name:asc"));
        Assert.Equal("Parc", await Names(cms, Media + "&filter=name:PAR"));
        Assert.Equal("", await Names(cms, Media + "&filter=mediaType:image"));
        Assert.Equal("Parc", await Names(cms, Media + "&filter=mediaType:Image&skip=0&take=1"));
        Assert.Equal("", await Names(cms, "/media?fetch=children:"));
        Assert.Equal("", await Names(cms, "/media?fetch=children:/nowhere/"));
        using var item = await cms.Ask("/media/item/parc");
        using var items = await cms.Ask($"/media/items?id={Files.Key("Arbre")}&id={Guid.NewGuid()}&id={Files.Key("Parc")}");
        using var several = JsonDocument.Parse(await items.Content.ReadAsStringAsync(Stop));
        Assert.Equal(await item.Content.ReadAsStringAsync(Stop), several.RootElement[1].GetRawText());
        Assert.Equal(
            [
                "path",
                "createDate",
                "updateDate",
                "focalPoint",
                "crops",
                "id",
                "name",
                "mediaType",
                "url",
                "extension",
                "width",
                "height",
                "bytes",
                "properties",
            ],
            several.RootElement[0].EnumerateObject().Select(member => member.Name)
        );
    }

    [Theory]
    [InlineData("/media")]
    [InlineData("/media?fetch=descendants:/")]
    [InlineData(Media + "&filter=name")]
    [InlineData(Media + "&filter=colour:red")]
    [InlineData(Media + "&filter=name:a:b")]
    [InlineData(Media + "&sort=colour:asc")]
    [InlineData(Media + "&sort=name")]
    [InlineData(Media + "&take=x")]
    [InlineData(Media + "&expand=properties[")]
    public async Task What_media_cannot_be_asked_is_said(string path)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder));
        using var answer = await cms.Ask(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_script_of_another_site_may_read_and_a_setting_forbids_it()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder));
        using var answer = await cms.Ask("/content", ("Origin", "https://front.example"));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/umbraco/delivery/api/v2/content/item/x");
        preflight.Headers.Add("Origin", "https://front.example");
        preflight.Headers.Add("Access-Control-Request-Headers", "start-item");
        using var allowed = await cms.Http.SendAsync(preflight, Stop);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Contains(
            "Start-Item",
            allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(),
            StringComparison.Ordinal
        );

        using var other = new TemporaryFolder();
        await using var closed = await TestCms.Start(other, Site(other), delivery: new() { AllowedOrigin = "" });
        using var silent = await closed.Ask("/content", ("Origin", "https://front.example"));
        Assert.False(silent.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_description_names_every_address_and_nothing_that_is_not_there()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder));
        var description = await cms.Json("/umbraco/swagger/delivery/swagger.json");
        Assert.Equal(description.GetRawText(), (await cms.Json("/umbraco/openapi/delivery.json")).GetRawText());
        var text = description.GetRawText();
        var paths = description.GetProperty("paths").EnumerateObject().Select(path => path.Name).ToList();
        Assert.Equal(
            DeliveryAddresses
                .Patterns.Select(pattern => DeliveryRoom.Prefix + pattern.Replace("**", "", StringComparison.Ordinal))
                .Order(),
            paths.Where(path => !path.EndsWith("{id}", StringComparison.Ordinal)).Order()
        );
        foreach (var (part, schemas) in new[] { ("schemas", "schemas"), ("parameters", "parameters") })
        {
            var defined = description
                .GetProperty("components")
                .GetProperty(part)
                .EnumerateObject()
                .Select(x => x.Name)
                .ToHashSet();
            var used = text.Split($"#/components/{schemas}/")
                .Skip(1)
                .Select(rest => rest[..rest.IndexOf('"', StringComparison.Ordinal)]);
            Assert.Empty(used.Except(defined));
        }
    }

    static string Site(TemporaryFolder folder) =>
        new Files(folder["uSync"])
            .Type("page")
            .Document("Accueil")
            .Medium("Parc", "/media/a/parc.jpg")
            .Medium("Arbre", "/media/a/arbre.jpg", sort: 1)
            .Domains("Accueil")
            .Folder;

    static async Task<string> Names(TestCms cms, string path)
    {
        using var answer = await cms.Ask(path);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        return string.Join(
            ',',
            json.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString())
        );
    }
}
