using System.Net;
using System.Net.Http.Json;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Contributions;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Comments;

/// <summary>The debate as a browser and a program meet it.</summary>
public sealed class ThreadOverHttpTests
{
    const string Script = "<script>alert(1)</script>";
    const string Password = "une longue phrase de passe 38";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_citizen_comments_votes_and_reports_and_markup_is_only_ever_text(DatabaseProvider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (contribution, browser) = (await Contribute(site), await SignedIn(site));

        var posted = await Post(browser, "/comments", Form(contribution, Script + " bonjour"));
        Assert.Equal(HttpStatusCode.OK, posted.Status);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; bonjour", posted.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Script, posted.Html, StringComparison.Ordinal);

        var comment = await site.Rows(db => db.Comments.SingleAsync(Stop));
        await Post(browser, "/comments/votes", ("up", comment.Id.ToString()), ("returnUrl", $"/contributions/{contribution}"));
        Assert.Equal(1, await site.Rows(db => db.Comments.Select(it => it.Up).SingleAsync(Stop)));

        var refused = await Post(browser, "/comments", Form(contribution, new string('é', 3_001) + Script));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("éééé", WebUtility.HtmlDecode(refused.Html), StringComparison.Ordinal);
        Assert.DoesNotContain(Script, refused.Html, StringComparison.Ordinal);

        var anybody = site.Browser();
        var reported = await Post(anybody, $"/comments/{comment.Id}/report", ("reason", "offTopic"), ("text", Script));
        Assert.Equal(HttpStatusCode.OK, reported.Status);
        var robot = await Post(anybody, $"/comments/{comment.Id}/report", ("reason", "offTopic"), ("website", "x"));
        Assert.Equal(HttpStatusCode.OK, robot.Status);
        Assert.Equal(1, await site.Rows(db => db.Reports.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_writes_before_signing_in_finds_the_text_and_publishes_it(DatabaseProvider provider)
    {
        await using var site = await TestSite.Start(provider);
        var contribution = await Contribute(site);
        var visitor = site.Browser(followRedirects: false);

        var sent = await visitor.PostAsync("/comments", new FormUrlEncodedContent(Form(contribution, "Écrit avant.")), Stop);
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var signUp = sent.Headers.Location!.ToString(); // a redirect has one
        Assert.StartsWith("/citizens/sign-up?draft=", signUp, StringComparison.Ordinal);
        Assert.Equal(0, await site.Rows(db => db.Comments.CountAsync(Stop)));

        var browser = await SignedIn(site);
        var secret = signUp.Split("draft=")[1].Split('&')[0];
        var form = await browser.GetStringAsync($"/comments/new?draft={secret}", Stop);
        Assert.Contains("Écrit avant.", WebUtility.HtmlDecode(form), StringComparison.Ordinal);
        var published = await Post(
            browser,
            "/comments",
            [.. Form(contribution, "Écrit avant."), new("draft", Uri.UnescapeDataString(secret))]
        );
        Assert.Contains("Écrit avant.", WebUtility.HtmlDecode(published.Html), StringComparison.Ordinal);
        Assert.Equal(0, await site.Rows(db => db.Drafts.CountAsync(Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Programs_read_and_write_the_thread_and_only_agents_reach_moderation(DatabaseProvider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (contribution, citizen, anybody) = (
            await Contribute(site),
            await SignedIn(site),
            site.Browser(followRedirects: false)
        );
        var thread = $"/api/participation/v1/contributions/{contribution}/comments";

        var refused = await anybody.PostAsJsonAsync(thread, new { body = "Oui." }, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        var created = await citizen.PostAsJsonAsync(thread, new { body = "Oui.", alignment = "for" }, Stop);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var empty = await citizen.PostAsJsonAsync(thread, new { body = "" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var json = await anybody.GetStringAsync(thread + "?sort=newest&take=1", Stop);
        Assert.Contains("\"total\":1", json, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.GetAsync(thread + "?cursor=!!", Stop)).StatusCode);

        foreach (var browser in new[] { anybody, citizen })
            await browser.PostAsync(
                $"/moderation/contributions/{contribution}/trash",
                new FormUrlEncodedContent([new("reason", "offTopic"), new("text", "Pirate")]),
                Stop
            );
        Assert.Equal(0, await site.Rows(db => db.Trashings.CountAsync(Stop)));
        Assert.Equal(HttpStatusCode.Redirect, (await anybody.GetAsync("/moderation", Stop)).StatusCode);
    }

    static async Task<(HttpStatusCode Status, string Html)> Post(
        HttpClient browser,
        string address,
        IEnumerable<KeyValuePair<string, string>> form
    )
    {
        var answer = await browser.PostAsync(address, new FormUrlEncodedContent(form), Stop);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    static Task<(HttpStatusCode Status, string Html)> Post(
        HttpClient browser,
        string address,
        params (string Name, string Value)[] form
    ) => Post(browser, address, form.Select(it => KeyValuePair.Create(it.Name, it.Value)));

    static KeyValuePair<string, string>[] Form(Guid contribution, string body) =>
        [
            new("subject", Contribution.Kind),
            new("id", contribution.ToString()),
            new("alignment", "for"),
            new("body", body),
            new("returnUrl", $"/contributions/{contribution}"),
        ];

    static async Task<HttpClient> SignedIn(TestSite site)
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        await site.With((OpenAccount open) => open.Run(email, "campanule" + Script, Password, Stop));
        var browser = site.Browser();
        var answer = await Post(browser, "/citizens/sign-in", ("email", email), ("password", Password));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return browser;
    }

    static Task<Guid> Contribute(TestSite site) =>
        site.Rows(async db =>
        {
            var author = new Person
            {
                Id = Guid.CreateVersion7(),
                Pseudonym = "noix" + Script,
                ConfirmedAt = site.Clock.GetUtcNow(),
            };
            var contribution = new Contribution
            {
                Id = Guid.CreateVersion7(),
                ProcessId = site.Consultation.Id,
                Type = "proposal",
                Title = "Des bancs " + Script,
                Body = "À l’ombre " + Script,
                AuthorId = author.Id,
                CreatedAt = site.Clock.GetUtcNow(),
            };
            db.AddRange(author, contribution);
            await db.SaveChangesAsync(Stop);
            return contribution.Id;
        });
}
