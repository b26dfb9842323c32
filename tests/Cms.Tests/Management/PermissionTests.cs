using System.Text.Json.Nodes;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Management;

/// <summary>For each verb, somebody who sees the section and lacks the right is refused, and nothing changed.</summary>
public sealed class PermissionTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static readonly GroupRights Reader = new()
    {
        Name = "Lecture",
        Sections = [Section.Content],
        Verbs = [DocumentVerb.Read],
        AllLanguages = true,
        DocumentRoot = true,
        MediaRoot = true,
    };

    [Fact]
    public async Task Who_may_only_read_changes_nothing()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var reader = await Editor.SignInWith(cms, Reader);
        var home = (string?)(await reader.Get("/tree/document/root?take=1"))["items"]![0]!["id"];
        var document = await reader.Get($"/document/{home}");
        var page = (string?)(await reader.Get($"/tree/document/children?parentId={home}&take=1"))["items"]![0]!["id"];
        var version = (string?)(await reader.Get($"/document-version?documentId={home}"))["items"]![0]!["id"];
        var medium = cms.Snapshot.Media.Keys.First();
        var before = await State(cms);
        var creation = new JsonObject
        {
            ["parent"] = new JsonObject { ["id"] = home },
            ["documentType"] = document["documentType"]!.DeepClone(),
            ["values"] = new JsonArray(),
            ["variants"] = document["variants"]!.DeepClone(),
        };
        (HttpMethod Method, string Path, object? Body)[] verbs =
        [
            (HttpMethod.Post, "/document", creation),
            (HttpMethod.Put, $"/document/{home}", document),
            (HttpMethod.Put, $"/document/{home}/publish", DocumentTests.Publication("fr-FR")),
            (
                HttpMethod.Put,
                $"/document/{home}/publish-with-descendants",
                new { includeUnpublishedDescendants = true, cultures = new[] { "fr-FR" } }
            ),
            (HttpMethod.Put, $"/document/{home}/unpublish", new { cultures = (string[]?)null }),
            (HttpMethod.Put, $"/document/{page}/move", new { target = (object?)null }),
            (
                HttpMethod.Post,
                $"/document/{page}/copy",
                new
                {
                    target = new { id = home },
                    relateToOriginal = false,
                    includeDescendants = false,
                }
            ),
            (
                HttpMethod.Put,
                "/document/sort",
                new { parent = new { id = home }, sorting = new[] { new { id = page, sortOrder = 0 } } }
            ),
            (HttpMethod.Put, $"/document/{page}/move-to-recycle-bin", null),
            (HttpMethod.Delete, $"/document/{page}", null),
            (HttpMethod.Delete, "/recycle-bin/document", null),
            (HttpMethod.Delete, $"/recycle-bin/document/{page}", null),
            (HttpMethod.Put, $"/recycle-bin/document/{page}/restore", new { target = (object?)null }),
            (HttpMethod.Post, $"/document-version/{version}/rollback", null),
            (
                HttpMethod.Post,
                "/media",
                new
                {
                    mediaType = new { id = Guid.NewGuid() },
                    values = Array.Empty<object>(),
                    variants = Array.Empty<object>(),
                }
            ),
            (HttpMethod.Put, $"/media/{medium}", new { values = Array.Empty<object>(), variants = Array.Empty<object>() }),
            (HttpMethod.Put, $"/media/{medium}/move", new { target = (object?)null }),
            (HttpMethod.Put, $"/media/{medium}/move-to-recycle-bin", null),
            (HttpMethod.Put, "/media/sort", new { parent = (object?)null, sorting = Array.Empty<object>() }),
            (HttpMethod.Delete, $"/media/{medium}", null),
            (HttpMethod.Delete, "/recycle-bin/media", null),
            (HttpMethod.Put, $"/recycle-bin/media/{medium}/restore", new { target = (object?)null }),
            (HttpMethod.Post, "/dictionary", new { name = "x", translations = Array.Empty<object>() }),
            (HttpMethod.Put, $"/dictionary/{Guid.NewGuid()}", new { name = "x", translations = Array.Empty<object>() }),
            (HttpMethod.Delete, $"/dictionary/{Guid.NewGuid()}", null),
            (
                HttpMethod.Post,
                "/user",
                new
                {
                    email = "x@metropole.example",
                    name = "x",
                    userGroupIds = Array.Empty<object>(),
                }
            ),
            (HttpMethod.Post, "/user/disable", new { userIds = Array.Empty<object>() }),
            (HttpMethod.Post, $"/user/{Guid.NewGuid()}/reset-password", null),
            (HttpMethod.Delete, $"/user/{Guid.NewGuid()}", null),
            (HttpMethod.Delete, $"/user-group/{Guid.NewGuid()}", null),
            (HttpMethod.Get, "/user", null),
            (HttpMethod.Get, "/user-group", null),
        ];
        foreach (var (method, path, body) in verbs)
            Assert.Equal((method, path, "403 Forbidden"), (method, path, await reader.Do(method, path, body)));
        Assert.Equal(before, await State(cms));
    }

    [Fact]
    public async Task Who_starts_below_sees_and_changes_that_part_only_and_their_language_only()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var admin = await Editor.SignIn(cms, StaffGroup.Administrators);
        var home = (string?)(await admin.Get("/tree/document/root?take=1"))["items"]![0]!["id"];
        var pages = (await admin.Get($"/tree/document/children?parentId={home}&take=50"))["items"]!.AsArray();
        var (own, other) = ((string?)pages[0]!["id"], (string?)pages[1]!["id"]);
        using var editor = await Editor.SignInWith(
            cms,
            Reader with
            {
                Verbs = DocumentVerb.All,
                DocumentRoot = false,
                DocumentStart = Guid.Parse(own!),
                AllLanguages = false,
                Languages = ["fr-FR"],
            }
        );
        Assert.True((bool)(await editor.Get("/tree/document/root"))["items"]![0]!["noAccess"]!);
        Assert.Equal(
            own,
            (string?)Assert.Single((await editor.Get($"/tree/document/children?parentId={home}"))["items"]!.AsArray())!["id"]
        );
        Assert.Equal("403 Forbidden", await editor.Do(HttpMethod.Get, $"/document/{other}"));
        Assert.Equal(
            "403 Forbidden",
            await editor.Do(HttpMethod.Put, $"/document/{other}", await admin.Get($"/document/{other}"))
        );

        var mine = await editor.Get($"/document/{own}");
        var english = mine["variants"]!.AsArray().FirstOrDefault(v => (string?)v!["culture"] == "en-US");
        foreach (var variant in mine["variants"]!.AsArray())
            variant!["name"] = "Nouveau " + variant["culture"];
        Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{own}", mine));
        var names = (await admin.Get($"/document/{own}"))["variants"]!
            .AsArray()
            .ToDictionary(v => (string)v!["culture"]!, v => (string)v!["name"]!, StringComparer.Ordinal);
        Assert.Equal("Nouveau fr-FR", names["fr-FR"]);
        if (english is not null)
            Assert.NotEqual("Nouveau en-US", names["en-US"]);
        Assert.Equal(
            "403 Forbidden",
            await editor.Do(HttpMethod.Put, $"/document/{own}/publish", DocumentTests.Publication("en-US"))
        );
    }

    static async Task<string> State(TestCms cms)
    {
        await using var db = cms.Get<CmsStorage>().Open();
        var nodes = await db.Nodes.AsNoTracking().OrderBy(node => node.Id).ToListAsync(Stop);
        return string.Join(
                '\n',
                nodes.Select(node =>
                    $"{node.Key} {node.Parent} {node.SortOrder} {node.Trashed} {node.Updated.Ticks} {node.Live?.Dates.Values.Max().Ticks}"
                )
            )
            + await db.Versions.CountAsync(Stop)
            + await db.Dictionary.CountAsync(Stop);
    }
}
