using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Foundation.Storage;
using Participation.Citizens;
using Participation.Contributions;
using Testing.Site;
using Xunit;

namespace Site.Tests.Security;

/// <summary>What no page can read is refused in words, by a page, and is never a fault of ours.</summary>
public sealed class UnreadableFormsTests(Sites sites) : IClassFixture<Sites>
{
    const string Forms = "application/x-www-form-urlencoded";

    public static TheoryData<string, string, HttpStatusCode> Bodies =>
        new()
        {
            { "application/json", "{}", HttpStatusCode.UnsupportedMediaType },
            { "multipart/form-data", "x=1", HttpStatusCode.BadRequest },
            {
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ncut",
                HttpStatusCode.BadRequest
            },
            { Forms + "; charset=utf-7", "x=1", HttpStatusCode.UnsupportedMediaType },
            { Forms, string.Join('&', Enumerable.Range(0, 10_000).Select(n => $"f{n}=1")), HttpStatusCode.BadRequest },
            { Forms, "title=%00", HttpStatusCode.BadRequest },
            { Forms, new string('k', 5_000) + "=1", HttpStatusCode.BadRequest },
        };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_body_that_is_no_form_is_refused_in_the_readers_language(string type, string body, HttpStatusCode status)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        foreach (var path in new[] { "/contributions/new", "/comments", "/citizens/sign-in", "/umbraco/login" })
        foreach (var (prefix, words) in new[] { ("", "n’avons pas pu lire"), ("/en", "could not read") })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            using var answer = await browser.PostAsync(prefix + path, content, TestContext.Current.CancellationToken);
            Assert.Equal((path, status), (path, answer.StatusCode));
            Assert.Contains(
                words,
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_file_of_a_film_is_refused_by_a_page_and_not_by_a_broken_line()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(new byte[60 * 1024 * 1024]), "files", "film.mp4" },
        };
        using var answer = await browser.PostAsync("/contributions/new", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(
            "trop lourd",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_text_far_too_long_is_told_so_by_its_form_which_shows_it_again()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        var text = new string('x', 5 * 1024 * 1024) + "la fin";
        var proposal = new Dictionary<string, string>
        {
            ["process"] = TestSite.Slug,
            ["type"] = "proposal",
            ["title"] = "Des bancs",
            ["body"] = text,
        };
        var contribution = Guid.CreateVersion7();
        await site.Rows(async db =>
        {
            var author = new Person { Id = Guid.CreateVersion7(), Pseudonym = "campanule" };
            db.Add(author);
            db.Add(
                new Contribution
                {
                    Id = contribution,
                    ProcessId = site.Consultation.Id,
                    Type = "proposal",
                    Title = "Des tilleuls",
                    AuthorId = author.Id,
                }
            );
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });
        var comment = new Dictionary<string, string>
        {
            ["subject"] = Contribution.Kind,
            ["id"] = contribution.ToString(),
            ["body"] = text,
        };
        foreach (var (path, fields) in new[] { ("/contributions/new", proposal), ("/comments", comment) })
        {
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await browser.PostAsync(path, form, TestContext.Current.CancellationToken);
            Assert.Equal((path, HttpStatusCode.UnprocessableEntity), (path, answer.StatusCode));
            Assert.Contains(
                "xxxla fin</textarea>",
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_form_sent_from_another_site_is_refused_by_a_page()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        foreach (var path in new[] { "/citizens/sign-out", "/umbraco/logout" })
        {
            using var answer = await browser.PostAsync(path, null, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.Contains(
                "<h1",
                await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task An_alphabet_that_does_not_exist_is_no_fault_of_ours()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var program = new HttpClient { BaseAddress = new Uri(site.Address) };
        using var content = new StringContent("{}");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json; charset=klingon");
        using var answer = await program.PostAsync(
            "/api/participation/v1/session",
            content,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task An_agent_whose_session_ended_is_told_so_and_does_not_lose_the_page()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser(followRedirects: false);
        using var answer = await browser.PostAsync("/moderation/comments", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("votre texte y est resté", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/umbraco/login?returnUrl=/moderation\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=été", "/search?q=%C3%A9t%C3%A9")]
    [InlineData("/x\u202e", "/x%E2%80%AE")]
    public async Task One_comes_back_to_an_address_with_accents(string back, string location)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var (browser, _) = await site.Citizen("Accents", followRedirects: false);
        using var _browser = browser;
        using var answer = await browser.GetAsync(
            "/citizens/sign-in?returnUrl=" + Uri.EscapeDataString(back),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(location, answer.Headers.Location?.OriginalString);
    }
}
