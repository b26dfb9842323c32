using System.Net;
using Cms.Storage;
using Cms.Users;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Testing;
using Umbraco.Cms.Core.Security;
using Xunit;

namespace Cms.Tests.Users;

public sealed class SignInTests
{
    const string Password = "une phrase assez longue";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Somebody_of_the_staff_signs_in_is_known_and_signs_out(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder, provider);
        using var answer = await Post(cms, "Agent@Metropole.Example ", Password, "/en/agents?x=1");
        Assert.Equal((HttpStatusCode.Found, "/en/agents?x=1"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
        var session = cookie.Split(';')[0];
        Assert.Equal("Agente participationAgent", await Who(cms, session));
        Assert.Equal("nobody", await Who(cms, null));

        await using (var db = cms.Get<CmsStorage>().Open())
        {
            var user = await db.Users.SingleAsync(Stop);
            user.Disabled = DateTimeOffset.UtcNow;
            await db.SaveChangesAsync(Stop);
        }
        Assert.Equal("nobody", await Who(cms, session));
    }

    [Fact]
    public async Task An_unknown_address_and_a_wrong_password_read_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        using var wrong = await Post(cms, "agent@metropole.example", "wrong");
        using var unknown = await Post(cms, "agent2metropole.example", "wrong");
        Assert.Equal((HttpStatusCode)422, wrong.StatusCode);
        var (one, other) = (await wrong.Content.ReadAsStringAsync(Stop), await unknown.Content.ReadAsStringAsync(Stop));
        Assert.Equal(one.Replace("agent@metropole.example", ""), other.Replace("agent2metropole.example", ""));
        Assert.Contains("role=\"alert\"", one);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_a_quarter_of_an_hour()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        var signIn = cms.Get<SignIn>();
        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Null(await signIn.Run("agent@metropole.example", "wrong", Stop));
        Assert.Null(await signIn.Run("agent@metropole.example", Password, Stop));
        await using (var db = cms.Get<CmsStorage>().Open())
            await db.Users.ExecuteUpdateAsync(
                set => set.SetProperty(user => user.LockedUntil, DateTimeOffset.UtcNow.AddSeconds(-1)),
                Stop
            );
        Assert.NotNull(await signIn.Run("agent@metropole.example", Password, Stop));
    }

    [Fact]
    public async Task Many_tries_from_one_address_are_slowed_down()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var answer = await Post(cms, $"somebody{attempt}@metropole.example", "wrong");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("Connexion refusée", await Html(answer), StringComparison.Ordinal);
        }
        using var last = await Post(cms, "somebody@metropole.example", "wrong");
        Assert.Equal(HttpStatusCode.TooManyRequests, last.StatusCode);
        Assert.InRange(last.Headers.RetryAfter?.Delta ?? TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Contains("Trop d’essais", await Html(last), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    [InlineData(null)]
    public async Task One_is_never_sent_to_another_site(string? elsewhere)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        using var answer = await Post(cms, "agent@metropole.example", Password, elsewhere);
        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_form_sent_by_another_site_is_refused_and_what_is_typed_is_shown_encoded()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        using var refused = await Post(cms, "agent@metropole.example", Password, site: "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var hostile = await Post(cms, "\"><script>alert(1)</script>", "x");
        Assert.DoesNotContain("<script", await hostile.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task Accounts_that_make_no_sense_are_refused()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await Start(folder);
        var create = cms.Get<CreateUser>();
        Assert.Equal(
            CreateUser.Outcome.EmailTaken,
            await create.Run(new("Autre", "AGENT@metropole.example", Password, ["admin"]), Stop)
        );
        Assert.Equal(CreateUser.Outcome.EmailNotValid, await create.Run(new("Autre", "agent", Password, ["admin"]), Stop));
        Assert.Equal(
            CreateUser.Outcome.PasswordTooShort,
            await create.Run(new("Autre", "a@b.example", "court", ["admin"]), Stop)
        );
        Assert.Equal(CreateUser.Outcome.NameMissing, await create.Run(new(" ", "a@b.example", Password, ["admin"]), Stop));
        Assert.Equal(CreateUser.Outcome.NoGroup, await create.Run(new("A", "a@b.example", Password, []), Stop));
    }

    static async Task<TestCms> Start(TemporaryFolder folder, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil");
        var cms = await TestCms.Start(folder, files.Folder, provider, map: Who);
        var made = await cms.Get<CreateUser>()
            .Run(new("Agente", "agent@metropole.example", Password, ["participationAgent"]), Stop);
        Assert.Equal(CreateUser.Outcome.Created, made);
        return cms;
    }

    static void Who(WebApplication app) =>
        app.MapGet(
            "/who",
            (IBackOfficeSecurityAccessor staff) =>
                staff.BackOfficeSecurity?.CurrentUser is { } user
                    ? $"{user.Name} {string.Join(',', user.Groups.Select(g => g.Alias))}"
                    : "nobody"
        );

    static async Task<string> Who(TestCms cms, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/who");
        if (cookie is not null)
            request.Headers.Add("Cookie", cookie);
        using var answer = await cms.Http.SendAsync(request, Stop);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    static async Task<string> Html(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Stop));

    static async Task<HttpResponseMessage> Post(
        TestCms cms,
        string email,
        string password,
        string? returnUrl = null,
        string site = "same-origin"
    )
    {
        var form = new Dictionary<string, string> { ["email"] = email, ["password"] = password };
        if (returnUrl is not null)
            form["returnUrl"] = returnUrl;
        using var request = new HttpRequestMessage(HttpMethod.Post, UsersRoom.SignInPath)
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await cms.Http.SendAsync(request, Stop);
    }
}
