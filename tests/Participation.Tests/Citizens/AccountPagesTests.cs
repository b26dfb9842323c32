using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Contributions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Citizens;

/// <summary>Accounts as browsers and programs meet them, over the whole site.</summary>
public sealed partial class AccountPagesTests
{
    const string Password = "trois brouettes de terreau";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Opening_a_link_does_nothing_and_its_button_opens_the_account_in_any_browser(DatabaseProvider provider)
    {
        await using var site = await TestSite.Start(provider);
        var draft = await Draft(site);
        using var writer = site.Browser(followRedirects: false);
        var asked = await Send(
            writer,
            "/citizens/sign-up",
            ("email", "camille@exemple.fr"),
            ("pseudonym", "campanule38"),
            ("draft", await site.With((Drafts drafts) => Task.FromResult(drafts.Secret(draft))))
        );
        Assert.Equal("/citizens/mail-sent", asked.Headers.Location?.OriginalString);
        var link = await LinkSentTo(site, "camille@exemple.fr");

        using var scanner = site.Browser(followRedirects: false);
        for (var time = 0; time < 3; time++)
        {
            var page = await scanner.GetAsync(link, Stop);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.False(page.Headers.Contains("Set-Cookie"));
        }
        Assert.Equal(0, await site.Rows(db => db.Persons.CountAsync(person => person.Email == "camille@exemple.fr", Stop)));

        using var phone = site.Browser(followRedirects: false);
        var pressed = await Send(phone, link);
        Assert.StartsWith("/contributions/new?draft=", pressed.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Contains("campanule38", await phone.GetStringAsync("/citizens/me", Stop), StringComparison.Ordinal);
        Assert.Equal(1, await site.Rows(db => db.Drafts.CountAsync(row => row.Id == draft && row.PersonId != null, Stop)));
        Assert.Equal(HttpStatusCode.Gone, (await Send(phone, link)).StatusCode);
    }

    [Fact]
    public async Task Pages_answer_the_same_for_an_address_with_and_without_an_account()
    {
        await using var site = await TestSite.Start(DatabaseProvider.Sqlite);
        await site.With((OpenAccount open) => open.Run("habituee@exemple.fr", "habituée", Password, Stop));
        using var browser = site.Browser(followRedirects: false);
        foreach (
            var path in new[]
            {
                "/citizens/sign-up",
                "/citizens/sign-in",
                "/citizens/sign-in/link",
                "/citizens/forgotten-password",
            }
        )
        {
            var known = await Send(
                browser,
                path,
                ("email", "habituee@exemple.fr"),
                ("pseudonym", "nom"),
                ("password", "un autre mot de passe")
            );
            var unknown = await Send(
                browser,
                path,
                ("email", "inconnue@exemple.fr"),
                ("pseudonym", "nom"),
                ("password", "un autre mot de passe")
            );
            Assert.Equal(unknown.StatusCode, known.StatusCode);
            Assert.Equal(unknown.Headers.Location, known.Headers.Location);
            Assert.Equal(
                (await unknown.Content.ReadAsStringAsync(Stop)).Replace("inconnue", "habituee", StringComparison.Ordinal),
                await known.Content.ReadAsStringAsync(Stop)
            );
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_password_ends_the_sessions_of_other_browsers(DatabaseProvider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.With((OpenAccount open) => open.Run("camille@exemple.fr", "campanule", Password, Stop));
        using var here = site.Browser(followRedirects: false);
        using var there = site.Browser(followRedirects: false);
        foreach (var browser in new[] { here, there })
            await Send(
                browser,
                "/citizens/sign-in",
                ("email", "camille@exemple.fr"),
                ("password", Password),
                ("returnUrl", "//ailleurs.example")
            );
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/citizens/me", Stop)).StatusCode);

        await Send(here, "/citizens/me/password", ("current", Password), ("password", "quatre brouettes de terreau"));

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/citizens/me", Stop)).StatusCode);
        var sent = await there.GetAsync("/citizens/me", Stop);
        Assert.Equal("/citizens/sign-in?returnUrl=%2Fcitizens%2Fme", sent.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_form_keeps_what_was_typed_but_the_password_and_links_errors_to_fields()
    {
        await using var site = await TestSite.Start(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        var refused = await Send(
            browser,
            "/en/citizens/sign-up",
            ("email", "<script>"),
            ("pseudonym", "campanule38"),
            ("password", "secret-court"[..8])
        );
        var html = await refused.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("value=\"campanule38\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#email\"", html, StringComparison.Ordinal);
        Assert.Contains("Write a complete address", html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-c", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("__RequestVerificationToken", html, StringComparison.Ordinal);

        using var elsewhere = site.Browser();
        elsewhere.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        elsewhere.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Send(elsewhere, "/citizens/sign-in", ("email", "a@exemple.fr"))).StatusCode
        );
    }

    [Fact]
    public async Task Who_tries_too_often_is_told_when_to_come_back_by_pages_and_api()
    {
        await using var site = await TestSite.Start(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        (string, string)[] wrong = [("email", "camille@exemple.fr"), ("password", "faux")];
        for (var time = 0; time < Limit.PasswordsOfAddress.Times; time++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(browser, "/citizens/sign-in", wrong)).StatusCode);

        IsSlowedDown(await Send(browser, "/citizens/sign-in", wrong), Limit.PasswordsOfAddress.Window);
        var api = await browser.PostAsJsonAsync(
            "/api/participation/v1/session",
            new { email = "camille@exemple.fr", password = "faux" },
            Stop
        );
        IsSlowedDown(api, Limit.PasswordsOfAddress.Window);
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);

        for (var time = 0; time < Limit.LinksOfNetwork.Times; time++)
            await Send(browser, "/citizens/link/none");
        IsSlowedDown(await Send(browser, "/citizens/link/none"), Limit.LinksOfNetwork.Window);
        var link = await browser.PostAsJsonAsync("/api/participation/v1/accounts/confirmation", new { token = "none" }, Stop);
        IsSlowedDown(link, Limit.LinksOfNetwork.Window);
    }

    static void IsSlowedDown(HttpResponseMessage answer, TimeSpan window)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        var wait = answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
        Assert.InRange(wait, window - TimeSpan.FromMinutes(1), window);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_api_signs_in_tells_everything_and_closes(DatabaseProvider provider)
    {
        await using var site = await TestSite.Start(provider);
        await site.With((OpenAccount open) => open.Run("camille@exemple.fr", "campanule", Password, Stop));
        using var program = site.Browser();
        const string Api = "/api/participation/v1";

        var refused = await program.GetAsync(Api + "/me", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);

        var wrong = await program.PostAsJsonAsync(
            Api + "/session",
            new { email = "camille@exemple.fr", password = "faux" },
            Stop
        );
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        (
            await program.PostAsJsonAsync(Api + "/session", new { email = "camille@exemple.fr", password = Password }, Stop)
        ).EnsureSuccessStatusCode();
        var me = await program.GetFromJsonAsync<JsonElement>(Api + "/me", Stop);
        Assert.Equal("campanule", me.GetProperty("pseudonym").GetString());
        var list = await program.GetFromJsonAsync<JsonElement>(Api + "/me/participation?section=comments", Stop);
        Assert.Equal(0, list.GetProperty("total").GetInt32());
        var export = await program.GetFromJsonAsync<JsonElement>(Api + "/me/export", Stop);
        Assert.Equal("camille@exemple.fr", export.GetProperty("account").GetProperty("email").GetString());

        using var close = new HttpRequestMessage(HttpMethod.Delete, Api + "/me")
        {
            Content = JsonContent.Create(new { current = Password }),
        };
        Assert.Equal(HttpStatusCode.NoContent, (await program.SendAsync(close, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Api + "/me", Stop)).StatusCode);
    }

    static async Task<Guid> Draft(TestSite site)
    {
        var id = Guid.CreateVersion7();
        await site.Rows(db =>
        {
            var now = site.Clock.GetUtcNow();
            db.Drafts.Add(
                new Draft
                {
                    Id = id,
                    ProcessId = site.Consultation.Id,
                    Type = "proposal",
                    Form = "{}",
                    CreatedAt = now,
                    UpdatedAt = now,
                }
            );
            return db.SaveChangesAsync(Stop);
        });
        return id;
    }

    static Task<HttpResponseMessage> Send(HttpClient browser, string path, params (string Name, string Value)[] fields) =>
        browser.PostAsync(
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            Stop
        );

    static async Task<string> LinkSentTo(TestSite site, string address)
    {
        for (var time = 0; time < 100; time++)
        {
            var folder = new DirectoryInfo(Path.Combine(site.DataFolder, "mail"));
            foreach (var file in folder.Exists ? folder.GetFiles("*.eml") : [])
            {
                var letter = (await File.ReadAllTextAsync(file.FullName, Stop))
                    .Replace("=\r\n", "", StringComparison.Ordinal)
                    .Replace("=\n", "", StringComparison.Ordinal);
                if (
                    letter.Contains("To: " + address, StringComparison.Ordinal) && Link().Match(letter) is { Success: true } found
                )
                    return found.Value;
            }
            await Task.Delay(100, Stop);
        }
        throw new TimeoutException($"No letter reached {address}.");
    }

    [GeneratedRegex("/citizens/link/[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link();
}
