using System.Net;
using System.Text.Json;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Cms.Tests.Delivery;

/// <summary>What is not published is read by nobody without the key, however they ask.</summary>
public sealed class LeakTests(LeakySite site) : IClassFixture<LeakySite>
{
    const string Key = LeakySite.Key;
    const string Secret = LeakySite.Secret;
    static readonly string[] Hidden = LeakySite.Hidden;
    readonly TestCms _cms = site.Cms;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Ways =>
        [
            "/content",
            "/content?take=100&expand=properties[$all[properties[$all]]]",
            "/content?fetch=descendants:/&sort=updateDate:desc",
            "/content?fetch=children:/",
            "/content?filter=name:" + "Brouillon",
            "/content?filter=contentType:internal",
            .. Hidden.SelectMany(name =>
                new[]
                {
                    "/content/item/" + Files.Key(name),
                    "/content/items?id=" + Files.Key(name),
                    "/content?fetch=ancestors:" + Files.Key(name),
                    "/content?fetch=children:" + Files.Key(name),
                    "/content/item/preview-" + Files.Key(name),
                }
            ),
            "/content/item/brouillon",
            "/content/item/brouillon/sous-un-brouillon",
            "/content/item/jete",
            "/content/item/expire",
            "/content/item/programme",
            "/content/item/type-interdit",
            "/content/item/%2Fjete",
            "/content/item/?expand=properties[one,many,links,body,pictures]",
            "/media?fetch=children:/",
            "/media/item/" + Files.Key("Photo jetée"),
            "/media/item/photo%20jet%C3%A9e",
            "/media/items?id=" + Files.Key("Photo jetée"),
        ];

    [Theory, MemberData(nameof(Ways))]
    public async Task What_is_not_published_is_not_read(string path)
    {
        foreach (var culture in (string?[])[null, "fr-FR", "en-US"])
        foreach (var start in (string?[])[null, "accueil"])
        {
            using var answer = await _cms.Ask(path, ("Accept-Language", culture), ("Start-Item", start));
            var text = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {text}");
            Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
            foreach (var name in Hidden.Append("Photo jetée"))
            {
                Assert.DoesNotContain(JsonEncodedText.Encode(name).Value + "\"", text, StringComparison.Ordinal);
                Assert.DoesNotContain(Files.Key(name).ToString(), text, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public async Task What_stands_under_something_of_another_language_only_is_not_in_this_one()
    {
        using var english = await _cms.Ask("/content/item/" + Files.Key("Dessous"), ("Accept-Language", "en-US"));
        Assert.Equal(HttpStatusCode.NotFound, english.StatusCode);
        using var picking = await _cms.Ask("/content/item/", ("Accept-Language", "en-US"));
        var home = await picking.Content.ReadAsStringAsync(Stop);
        Assert.Contains("\"Home\"", home, StringComparison.Ordinal);
        Assert.DoesNotContain(Files.Key("Dessous").ToString(), home, StringComparison.Ordinal);
        using var french = await _cms.Ask("/content/item/" + Files.Key("Dessous"));
        Assert.Equal(HttpStatusCode.OK, french.StatusCode);
    }

    [Theory]
    [InlineData("true", null)]
    [InlineData("true", "")]
    [InlineData("true", "wrong")]
    public async Task A_preview_without_the_key_is_refused_and_not_merely_the_published(string preview, string? key)
    {
        foreach (var path in (string[])["/content", "/content/item/", "/content/items", "/media?fetch=children:/"])
        {
            using var answer = await _cms.Ask(path, ("Preview", preview), ("Api-Key", key));
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Fact]
    public async Task With_the_key_drafts_are_read_and_kept_by_nobody()
    {
        using var answer = await _cms.Ask("/content/item/" + Files.Key("Brouillon"), ("Preview", "true"), ("Api-Key", Key));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(Secret, json.RootElement.GetProperty("properties").GetProperty("title").GetString());
        var path = json.RootElement.GetProperty("route").GetProperty("path").GetString();
        Assert.Equal($"/preview-{Files.Key("Brouillon")}/", path);
        using var byPath = await _cms.Ask("/content/item" + path, ("Preview", "true"), ("Api-Key", Key));
        Assert.Equal(HttpStatusCode.OK, byPath.StatusCode);
        using var binned = await _cms.Ask("/content/item/" + Files.Key("Jeté"), ("Preview", "true"), ("Api-Key", Key));
        Assert.Equal(HttpStatusCode.NotFound, binned.StatusCode);
        using var published = await _cms.Ask("/content/item/", ("Preview", "true"), ("Api-Key", Key));
        Assert.Contains("\"path\":\"/\"", await published.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_preview_follows_what_is_being_written()
    {
        await using (var db = _cms.Get<CmsStorage>().Open())
        {
            var home = await db.Nodes.SingleAsync(node => node.Key == Files.Key("Accueil"), Stop);
            home.Draft = home.Draft with
            {
                Names = new() { ["fr-FR"] = "Nouvel accueil", ["en-US"] = "Home" },
            };
            db.Versions.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    Node = home.Key,
                    Number = 9,
                    Content = home.Draft,
                }
            );
            using (await _cms.Ask("/content/item/", ("Preview", "true"), ("Api-Key", Key))) { }
            await db.SaveChangesAsync(Stop);
        }
        using var preview = await _cms.Ask("/content/item/", ("Preview", "true"), ("Api-Key", Key));
        Assert.Contains("Nouvel accueil", await preview.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var published = await _cms.Ask("/content/item/");
        Assert.DoesNotContain("Nouvel", await published.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }
}
