using System.Text.Json.Nodes;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Management;

public sealed class UserTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_opens_changes_and_closes_accounts_and_groups()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var admin = await Editor.SignIn(cms, StaffGroup.Administrators);
        var group = Guid.NewGuid();
        Assert.Equal("201", await admin.Do(HttpMethod.Post, "/user-group", Group(group, "library", Section.Media)));
        Assert.Equal(
            "409 DuplicateAlias",
            await admin.Do(HttpMethod.Post, "/user-group", Group(Guid.NewGuid(), "library", Section.Media))
        );
        Assert.Equal("201", await admin.Do(HttpMethod.Post, "/user", Account("new@metropole.example", group)));
        Assert.Equal("409 DuplicateEmail", await admin.Do(HttpMethod.Post, "/user", Account("new@metropole.example", group)));
        var user = (await admin.Get("/user"))["items"]!.AsArray().First(u => (string?)u!["email"] == "new@metropole.example")!;
        Assert.Equal(
            "200",
            await admin.Do(HttpMethod.Post, $"/user/{user["id"]}/change-password", new { newPassword = Editor.Password })
        );

        using var librarian = await Editor.SignInAs(cms, "new@metropole.example");
        Assert.Equal(
            [Section.Media],
            (await librarian.Get("/user/current"))["allowedSections"]!.AsArray().Select(s => (string)s!)
        );
        Assert.Equal("403 Forbidden", await librarian.Do(HttpMethod.Get, $"/document/{Guid.NewGuid()}"));
        Assert.Equal(
            "400 InvalidPassword",
            await librarian.Do(
                HttpMethod.Post,
                "/user/current/change-password",
                new { oldPassword = "wrong", newPassword = "une autre phrase longue" }
            )
        );

        Assert.Equal("200", await admin.Do(HttpMethod.Put, $"/user-group/{group}", Group(group, "library", Section.Content)));
        Assert.Equal(
            [Section.Content],
            (await librarian.Get("/user/current"))["allowedSections"]!.AsArray().Select(s => (string)s!)
        );
        Assert.Equal(
            "200",
            await admin.Do(HttpMethod.Post, "/user/disable", new { userIds = new[] { new { id = (string?)user["id"] } } })
        );
        Assert.Equal("403", await librarian.Do(HttpMethod.Get, "/user/current"));
        Assert.Equal("400 CannotDelete", await admin.Do(HttpMethod.Delete, $"/user/{user["id"]}"));
    }

    [Fact]
    public async Task Nobody_makes_themselves_an_administrator_and_the_last_one_stays()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var admin = await Editor.SignIn(cms, StaffGroup.Administrators);
        var boss = (string?)(await admin.Get("/user/current"))["id"];
        var administrators = (string?)
            (await admin.Get("/user-group"))["items"]!.AsArray().First(g => (string?)g!["alias"] == StaffGroup.Administrators)![
                "id"
            ];
        using var clerk = await Editor.SignInWith(cms, new() { Name = "Comptes", Sections = [Section.Users] });
        var self = (string?)(await clerk.Get("/user/current"))["id"];
        var own = Guid.Parse((string)(await clerk.Get("/user/current"))["userGroupIds"]![0]!["id"]!);
        var before = await State(cms);

        Assert.Equal(
            "403 AdminIsNotYours",
            await clerk.Do(HttpMethod.Post, "/user", Account("other@metropole.example", Guid.Parse(administrators!)))
        );
        Assert.Equal(
            "403 AdminIsNotYours",
            await clerk.Do(HttpMethod.Put, $"/user-group/{own}", Group(own, "x", Section.Settings))
        );
        Assert.Equal(
            "403 AdminIsNotYours",
            await clerk.Do(HttpMethod.Post, "/user-group", Group(Guid.NewGuid(), "y", Section.Settings))
        );
        Assert.Equal("403 AdminIsNotYours", await clerk.Do(HttpMethod.Delete, $"/user-group/{own}"));
        Assert.Equal(
            "403 AdminIsNotYours",
            await clerk.Do(HttpMethod.Post, $"/user/{boss}/change-password", new { newPassword = "une autre phrase longue" })
        );
        Assert.Equal(
            "403 AdminIsNotYours",
            await clerk.Do(HttpMethod.Post, "/user/disable", new { userIds = new[] { new { id = boss } } })
        );
        Assert.Equal(
            "400 CannotChangeSelf",
            await clerk.Do(
                HttpMethod.Post,
                "/user/set-user-groups",
                new { userIds = new[] { new { id = self } }, userGroupIds = new[] { new { id = administrators } } }
            )
        );
        Assert.Equal(
            "400 CannotChangeSelf",
            await admin.Do(HttpMethod.Post, "/user/disable", new { userIds = new[] { new { id = boss } } })
        );
        Assert.Equal(before, await State(cms));
    }

    static JsonObject Account(string email, Guid group) =>
        new()
        {
            ["email"] = email,
            ["userName"] = email,
            ["name"] = "Bibliothécaire",
            ["kind"] = "Default",
            ["userGroupIds"] = new JsonArray(new JsonObject { ["id"] = group }),
        };

    static JsonObject Group(Guid id, string alias, string section) =>
        new()
        {
            ["id"] = id,
            ["name"] = "Groupe",
            ["alias"] = alias,
            ["sections"] = new JsonArray(section),
            ["languages"] = new JsonArray(),
            ["hasAccessToAllLanguages"] = true,
            ["documentRootAccess"] = false,
            ["mediaRootAccess"] = true,
            ["fallbackPermissions"] = new JsonArray(),
            ["permissions"] = new JsonArray(),
        };

    static async Task<string> State(TestCms cms)
    {
        await using var db = cms.Get<CmsStorage>().Open();
        var users = await db.Users.AsNoTracking().OrderBy(user => user.Id).ToListAsync(Stop);
        var groups = await db.Groups.AsNoTracking().OrderBy(group => group.Id).ToListAsync(Stop);
        return string.Join('\n', users.Select(user => $"{user.Key} {user.SecurityStamp} {user.Disabled}"))
            + string.Join('\n', groups.Select(group => $"{group.Alias} {string.Join(',', group.Rights.Sections)}"));
    }
}
