using System.Net;
using System.Text.Json.Nodes;
using Cms.Storage;
using Cms.Users;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Management;

public sealed class TokenTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Tokens_are_in_cookies_that_scripts_cannot_read_and_end_with_the_account(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, provider: provider);
        using var editor = await Editor.SignIn(cms, StaffGroup.Editors);
        var tokens = editor.Cookies.Where(cookie => cookie.Name.StartsWith("umb", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, tokens.Count);
        Assert.All(tokens, cookie => Assert.True(cookie.HttpOnly));

        Assert.Equal("Éditrice", (string?)(await editor.Get("/user/current"))["name"]);
        using (var refreshed = await editor.Refresh())
        {
            var body = JsonNode.Parse(await refreshed.Content.ReadAsStringAsync(Stop))!;
            Assert.Equal(("[redacted]", "[redacted]"), ((string?)body["access_token"], (string?)body["refresh_token"]));
            Assert.InRange((int)body["expires_in"]!, 890, 900); // a quarter of an hour: the client counts on four
        }
        Assert.Equal("200", await editor.Do(HttpMethod.Get, "/user/current"));

        await using (var db = cms.Get<CmsStorage>().Open())
        {
            (await db.Users.SingleAsync(Stop)).Disabled = DateTimeOffset.UtcNow;
            await db.SaveChangesAsync(Stop);
        }
        Assert.Equal("403", await editor.Do(HttpMethod.Get, "/user/current"));
        using var again = await editor.Refresh();
        Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_opens_nothing_and_a_code_is_used_once()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var editor = await Editor.SignIn(cms, StaffGroup.Editors);
        var verifier = new string('v', 43);
        var code = await editor.Code(verifier);
        using (var stolen = await editor.Token(code, new string('x', 43)))
            Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
        using (var first = await editor.Token(await editor.Code(verifier), verifier))
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using (var revoked = await editor.Revoke())
            Assert.Equal(HttpStatusCode.OK, revoked.StatusCode);
        Assert.Equal("401", await editor.Do(HttpMethod.Get, "/user/current"));
    }

    [Fact]
    public async Task A_code_is_sent_to_our_own_addresses_only_and_nobody_enters_without_a_token()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var editor = await Editor.SignIn(cms, StaffGroup.Editors);
        using (var elsewhere = await editor.Authorize(new string('v', 43), "https://evil.example/umbraco/oauth_complete"))
            Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
        using (
            var localhost = await editor.Authorize(
                new string('v', 43),
                $"http://localhost:{editor.Address.Port}/umbraco/oauth_complete"
            )
        )
            Assert.Equal(HttpStatusCode.Found, localhost.StatusCode);
        foreach (var path in new[] { "user/current", "tree/document/root", "document-type/allowed-at-root", "nothing" })
        {
            using var anonymous = await cms.Http.GetAsync("/umbraco/management/api/v1/" + path, Stop);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, anonymous.StatusCode));
        }
    }

    [Fact]
    public async Task Who_sees_no_section_stays_outside()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder);
        using var agent = await Editor.SignIn(cms, "participationAgent");
        Assert.Equal("403", await agent.Do(HttpMethod.Get, "/user/current"));
    }
}
