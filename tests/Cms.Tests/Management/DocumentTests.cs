using System.Text.Json.Nodes;
using Cms.Users;
using Foundation.Storage;
using Testing;
using Xunit;

namespace Cms.Tests.Management;

public sealed class DocumentTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_editor_changes_the_home_page_and_the_public_reads_it_once_published(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, provider: provider);
        using var editor = await Editor.SignIn(cms, StaffGroup.Editors);
        var home = (string?)(await editor.Get("/tree/document/root?take=1"))["items"]![0]!["id"];
        var document = await editor.Get($"/document/{home}");
        Change(document, "heroTitle", "fr-FR", "Un autre titre");

        Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{home}", document));
        Assert.NotEqual("Un autre titre", await DeliveredTitle(cms, home));
        var saved = await editor.Get($"/document/{home}");
        Assert.Equal("PublishedPendingChanges", StateOf(saved, "fr-FR"));

        Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{home}/publish", Publication("fr-FR")));
        Assert.Equal("Un autre titre", await DeliveredTitle(cms, home));
        Assert.Equal("Published", StateOf(await editor.Get($"/document/{home}"), "fr-FR"));
    }

    [Fact]
    public async Task The_second_of_two_saves_is_refused_and_the_first_stays()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var one = await Editor.SignIn(cms, StaffGroup.Editors);
        using var other = await Editor.SignIn(cms, StaffGroup.Editors);
        var home = (string?)(await one.Get("/tree/document/root?take=1"))["items"]![0]!["id"];
        var (mine, theirs) = (await one.Get($"/document/{home}"), await other.Get($"/document/{home}"));
        Change(mine, "heroTitle", "fr-FR", "Le premier");
        Change(theirs, "heroTitle", "fr-FR", "Le second");
        Assert.Equal("200", await one.Do(HttpMethod.Put, $"/document/{home}", mine));
        Assert.Equal("409 ConcurrencyConflict", await other.Do(HttpMethod.Put, $"/document/{home}", theirs));
        Assert.Equal("Le premier", ValueOf(await one.Get($"/document/{home}"), "heroTitle", "fr-FR"));
    }

    [Fact]
    public async Task What_was_opened_and_saved_again_is_what_it_was()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var editor = await Editor.SignIn(cms, StaffGroup.Editors);
        foreach (var key in cms.Snapshot.Documents.Keys)
        {
            var document = await editor.Get($"/document/{key}");
            Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{key}", document));
            var again = await editor.Get($"/document/{key}");
            Assert.Equal(document["values"]!.ToJsonString(), again["values"]!.ToJsonString());
            Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{key}/validate", document));
        }
    }

    [Fact]
    public async Task What_cannot_be_saved_is_refused_with_its_reason()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var editor = await Editor.SignIn(cms, StaffGroup.Administrators);
        var home = (string?)(await editor.Get("/tree/document/root?take=1"))["items"]![0]!["id"];
        var document = await editor.Get($"/document/{home}");
        var unknown = document.DeepClone();
        unknown["values"]!.AsArray().Add(new JsonObject { ["alias"] = "inconnu", ["value"] = "x" });
        var empty = document.DeepClone();
        Change(empty, "heroTitle", "fr-FR", "");
        var stranger = document.DeepClone();
        stranger["variants"]![0]!["culture"] = "de-DE";
        Assert.Equal("400 PropertyTypeNotFound", await editor.Do(HttpMethod.Put, $"/document/{home}", unknown));
        Assert.Equal("400 InvalidCulture", await editor.Do(HttpMethod.Put, $"/document/{home}", stranger));
        Assert.Equal("400 PropertyValidationError", await editor.Do(HttpMethod.Put, $"/document/{home}/validate", empty));
        Assert.Equal("404 NotFound", await editor.Do(HttpMethod.Get, $"/document/{Guid.NewGuid()}"));
        Assert.Equal("404 NotFound", await editor.Do(HttpMethod.Get, "/something/else"));
        Assert.Equal(
            "400 ParentInvalid",
            await editor.Do(HttpMethod.Put, $"/document/{home}/move", new { target = new { id = home } })
        );
        Assert.Equal(
            "400 SortingInvalid",
            await editor.Do(
                HttpMethod.Put,
                "/document/sort",
                new { parent = (object?)null, sorting = new[] { new { id = Guid.NewGuid(), sortOrder = 0 } } }
            )
        );
        Assert.Equal("400 NotInTrash", await editor.Do(HttpMethod.Delete, $"/document/{home}"));
    }

    [Fact]
    public async Task A_page_is_thrown_away_brought_back_copied_and_rolled_back()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var editor = await Editor.SignIn(cms, StaffGroup.Administrators);
        var home = (string?)(await editor.Get("/tree/document/root?take=1"))["items"]![0]!["id"];
        var page = (string?)(await editor.Get($"/tree/document/children?parentId={home}&take=1"))["items"]![0]!["id"];
        var name = NameOf(await editor.Get($"/document/{page}"));

        Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{page}/move-to-recycle-bin"));
        Assert.False(cms.Snapshot.Documents.ContainsKey(Guid.Parse(page!)));
        Assert.Equal(page, (string?)(await editor.Get("/recycle-bin/document/root"))["items"]![0]!["id"]);
        Assert.Equal(home, (string?)(await editor.Get($"/recycle-bin/document/{page}/original-parent"))["id"]);
        Assert.Equal(
            "200",
            await editor.Do(HttpMethod.Put, $"/recycle-bin/document/{page}/restore", new { target = new { id = home } })
        );
        Assert.Equal("Draft", StateOf(await editor.Get($"/document/{page}"), "fr-FR"));

        Assert.Equal(
            "201",
            await editor.Do(
                HttpMethod.Post,
                $"/document/{page}/copy",
                new
                {
                    target = new { id = home },
                    relateToOriginal = false,
                    includeDescendants = true,
                }
            )
        );
        var last = (await editor.Get($"/tree/document/children?parentId={home}&take=500"))["items"]!.AsArray()[^1]!;
        Assert.Equal(name + " (1)", (string?)last["variants"]!.AsArray().First(v => (string?)v!["culture"] == "fr-FR")!["name"]);

        var document = await editor.Get($"/document/{page}");
        document["variants"]!.AsArray().First(v => (string?)v!["culture"] == "fr-FR")!["name"] = "Autrement";
        Assert.Equal("200", await editor.Do(HttpMethod.Put, $"/document/{page}", document));
        var versions = (await editor.Get($"/document-version?documentId={page}"))["items"]!.AsArray();
        Assert.Equal("200", await editor.Do(HttpMethod.Post, $"/document-version/{versions[1]!["id"]}/rollback"));
        Assert.Equal(name, NameOf(await editor.Get($"/document/{page}")));
    }

    internal static void Change(JsonNode document, string alias, string culture, string value) =>
        document["values"]!.AsArray().First(v => (string?)v!["alias"] == alias && (string?)v["culture"] == culture)!["value"] =
            value;

    internal static object Publication(string culture) =>
        new { publishSchedules = new[] { new { culture, schedule = (object?)null } } };

    static string? ValueOf(JsonNode document, string alias, string culture) =>
        (string?)
            document["values"]!.AsArray().First(v => (string?)v!["alias"] == alias && (string?)v["culture"] == culture)!["value"];

    static string? StateOf(JsonNode document, string culture) =>
        (string?)document["variants"]!.AsArray().First(v => (string?)v!["culture"] == culture)!["state"];

    static string? NameOf(JsonNode document) =>
        (string?)document["variants"]!.AsArray().First(v => (string?)v!["culture"] == "fr-FR")!["name"];

    static async Task<string?> DeliveredTitle(TestCms cms, string? key) =>
        (await cms.Json($"/umbraco/delivery/api/v2/content/item/{key}"))
            .GetProperty("properties")
            .GetProperty("heroTitle")
            .GetString();
}
