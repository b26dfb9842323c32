using System.Net;
using System.Text.RegularExpressions;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Contributions;

/// <summary>Writing, editing and withdrawing, as a browser without JavaScript does it.</summary>
public sealed partial class WritingTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_visitor_writes_first_and_is_asked_who_they_are_last(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var visitor = site.Browser(followRedirects: false);

        var sent = await visitor.PostAsync(
            "/contributions/new",
            Proposal("Planter des tilleuls", "À l’ombre, on s’assoit."),
            Stop
        );

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.StartsWith("/citizens/sign-up?draft=", sent.Headers.Location!.ToString(), StringComparison.Ordinal); // a redirect has one
        Assert.Equal(0, await site.Rows(db => db.Contributions.CountAsync(row => row.Title == "Planter des tilleuls", Stop)));
        var back = await Html(visitor, "/contributions/new?process=" + TestSite.Slug);
        Assert.DoesNotContain("Planter des tilleuls", back, StringComparison.Ordinal);
        var secret = sent.Headers.Location.ToString().Split("draft=")[1].Split('&')[0];
        Assert.Contains(
            "Planter des tilleuls",
            await Html(visitor, "/contributions/new?draft=" + secret),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Errors_are_told_beside_the_fields_and_keep_what_was_typed(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, _) = await site.Citizen("campanule");

        var sent = await browser.PostAsync(
            "/contributions/new",
            Proposal("", "Un texte <script>alert(1)</script> sans titre."),
            Stop
        );
        var html = await sent.Content.ReadAsStringAsync(Stop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
        Assert.Contains("href=\"#title\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"title-error\"", html, StringComparison.Ordinal);
        Assert.Contains("Donnez un titre", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("Un texte &lt;script&gt;alert(1)&lt;/script&gt; sans titre.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_withdrawn_is_not_read_through_its_arguments(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (author, _) = await site.Citizen("gentiane");
        var (other, _) = await site.Citizen("rhododendron");
        var id = await Publish(author, "Un titre retiré ensuite", "Un texte retiré ensuite, lui aussi.");
        var argument = await other.PostAsync(
            "/contributions/new",
            Form(
                ("process", TestSite.Slug),
                ("type", "argument"),
                ("parent", id.ToString()),
                ("side", "for"),
                ("title", "Un argument qui reste"),
                ("body", "Un argument qui reste lisible."),
                ("once", Guid.NewGuid().ToString())
            ),
            Stop
        );
        Assert.Contains("Un titre retiré ensuite", await argument.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        var address = argument.RequestMessage!.RequestUri!.AbsolutePath; // it was sent

        await author.PostAsync($"/contributions/{id}/withdrawal", Form(("confirm", "true")), Stop);
        await site.Indexed(Stop);

        Assert.DoesNotContain("retiré ensuite", await Html(other, address), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "retiré ensuite",
            await Html(other, $"/participer/{TestSite.Slug}/?q=argument"),
            StringComparison.Ordinal
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_title_cannot_turn_the_page_around_it_backwards(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, _) = await site.Citizen("orpin");
        var id = await Publish(browser, "Un \u202Etitre\u2066 lisible", "Un texte \u202Alisible.");
        Assert.Equal(
            "Un titre lisible",
            await site.Rows(db => db.Contributions.Where(row => row.Id == id).Select(row => row.Title).SingleAsync(Stop))
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_empty_file_is_told_and_not_passed_over(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, author) = await site.Citizen("sedum");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(TestSite.Slug), "process" },
            { new StringContent("proposal"), "type" },
            { new StringContent("Avec une pièce vide"), "title" },
            { new StringContent("Un texte assez long."), "body" },
            { new StringContent("eau"), "section" },
            { new ByteArrayContent([]), "files", "plan.pdf" },
        };
        using var answer = await browser.PostAsync("/contributions/new", form, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Avec une pièce vide", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(0, await site.Rows(db => db.Contributions.CountAsync(row => row.AuthorId == author, Stop)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_form_sent_twice_publishes_once(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, author) = await site.Citizen("marmotte");
        var once = Guid.NewGuid().ToString();

        var sent = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => browser.PostAsync("/contributions/new", Proposal("Une seule fois", "Merci.", once), Stop))
        );

        Assert.Equal(1, await site.Rows(db => db.Contributions.CountAsync(row => row.AuthorId == author, Stop)));
        Assert.Contains(sent, answer => answer.StatusCode is HttpStatusCode.OK);
        var again = await browser.PostAsync("/contributions/new", Proposal("Une seule fois", "Merci.", once), Stop);
        Assert.EndsWith(
            $"/contributions/{once}?said=published",
            again.RequestMessage!.RequestUri!.ToString(),
            StringComparison.Ordinal
        ); // it was sent
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_author_finds_their_contribution_in_the_list_at_once(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, _) = await site.Citizen("epervier");
        var word = "zinzolin" + Guid.NewGuid().ToString("N")[..6];

        await browser.PostAsync("/contributions/new", Proposal($"Des volets {word}", "Pour la couleur."), Stop);
        var list = await Html(browser, $"/participer/{TestSite.Slug}/?q={word}");

        Assert.Contains($"<mark>{word}</mark>", list, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_edit_after_a_reaction_leaves_a_version_that_shows_what_changed(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (browser, _) = await site.Citizen("noix");
        var (other, _) = await site.Citizen("buse");
        var id = await Publish(browser, "Des bancs", "Il faudrait planter des platanes.");

        await Edit(browser, id, 1, "Des bancs", "Il faudrait planter des tilleuls.");
        Assert.Equal(0, await Versions(site, id));
        await other.PostAsync($"/contributions/{id}/support", Form(("opinion", "agree")), Stop);
        await Edit(browser, id, 1, "Des bancs", "Il faudrait planter des érables.");
        Assert.Equal(1, await Versions(site, id));

        var html = WebUtility.HtmlDecode(await Html(other, $"/contributions/{id}/versions"));
        Assert.Matches(new Regex("<del>.*tilleuls\\..*</del>", RegexOptions.Singleline), html);
        Assert.Matches(new Regex("<ins>.*érables\\..*</ins>", RegexOptions.Singleline), html);
        var stale = await Edit(browser, id, 1, "Des bancs", "Il faudrait planter des chênes.");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("chênes", WebUtility.HtmlDecode(await stale.Content.ReadAsStringAsync(Stop)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_the_author_edits_and_withdraws(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var (author, _) = await site.Citizen("tarin");
        var (other, _) = await site.Citizen("pie");
        var id = await Publish(author, "À moi", "Ce texte est à moi.");

        Assert.Equal(HttpStatusCode.NotFound, (await Edit(other, id, 1, "À nous", "Non.")).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await other.PostAsync($"/contributions/{id}/withdrawal", Form(), Stop)).StatusCode
        );
        Assert.Equal(HttpStatusCode.Unauthorized, (await Edit(site.Browser(), id, 1, "À tous", "Non.")).StatusCode);
        Assert.Equal(
            "À moi",
            await site.Rows(db => db.Contributions.Where(row => row.Id == id).Select(row => row.Title).SingleAsync(Stop))
        );

        var withdrawn = await author.PostAsync($"/contributions/{id}/withdrawal", Form(), Stop);
        Assert.Equal(HttpStatusCode.Gone, withdrawn.StatusCode);
        Assert.DoesNotContain("Ce texte est à moi", await withdrawn.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_half_an_hour_an_edit_leaves_a_version_even_without_reaction()
    {
        await using var site = await TestSite.Start(DatabaseProvider.Sqlite);
        var (browser, _) = await site.Citizen("chouette");
        var id = await Publish(browser, "Lentement", "Premier jet.");

        site.Clock.Advance(TimeSpan.FromMinutes(29));
        await Edit(browser, id, 1, "Lentement", "Deuxième jet.");
        Assert.Equal(0, await Versions(site, id));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Edit(browser, id, 1, "Lentement", "Troisième jet.");

        Assert.Equal(1, await Versions(site, id));
    }

    [Fact]
    public async Task Too_late_the_text_is_not_published_and_not_lost()
    {
        await using var site = await TestSite.Start(DatabaseProvider.Sqlite);
        var (browser, author) = await site.Citizen("hirondelle");
        site.Clock.Advance(
            site.Consultation.Phases.First(phase => phase.Kind is Participation.Processes.PhaseKind.Contribute).Closes!.Value
                - site.Clock.GetUtcNow()
        ); // the demonstration's phase has an end

        var (late, _) = await site.Citizen("martinet");
        var sent = await late.PostAsync("/contributions/new", Proposal("Trop tard", "Un texte que l’on garde."), Stop);

        Assert.Equal(HttpStatusCode.Conflict, sent.StatusCode);
        Assert.Contains(
            "Un texte que l’on garde.",
            WebUtility.HtmlDecode(await sent.Content.ReadAsStringAsync(Stop)),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await site.Rows(db => db.Contributions.CountAsync(row => row.AuthorId == author, Stop)));
    }

    [Fact]
    public async Task A_request_that_another_site_made_is_refused()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var (browser, _) = await site.Citizen("geai");
        browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var sent = await browser.PostAsync("/contributions/new", Proposal("Forcé", "Non."), Stop);

        Assert.Equal(HttpStatusCode.Forbidden, sent.StatusCode);
    }

    static async Task<Guid> Publish(HttpClient browser, string title, string body)
    {
        var once = Guid.CreateVersion7();
        var sent = await browser.PostAsync("/contributions/new", Proposal(title, body, once.ToString()), Stop);
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        return once;
    }

    static Task<HttpResponseMessage> Edit(HttpClient browser, Guid id, int version, string title, string body) =>
        browser.PostAsync($"/contributions/{id}/edit", Form(("version", $"{version}"), ("title", title), ("body", body)), Stop);

    static Task<int> Versions(TestSite site, Guid id) =>
        site.Rows(db => db.ContributionVersions.CountAsync(row => row.ContributionId == id, Stop));

    static FormUrlEncodedContent Proposal(string title, string body, string? once = null) =>
        Form(
            ("process", TestSite.Slug),
            ("type", "proposal"),
            ("section", "arbres"),
            ("title", title),
            ("body", body),
            ("once", once ?? Guid.NewGuid().ToString()),
            ("action", "publish")
        );

    static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    static async Task<string> Html(HttpClient browser, string url) => await browser.GetStringAsync(url, Stop);
}
