using System.Net;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Questionnaires;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Questionnaires;

public sealed class AnsweringTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_answers_page_by_page_back_and_forth_and_sends(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var browser = site.Browser();

        using var begun = await browser.Begin(questionnaire, Stop);
        var address = begun.Path();
        Assert.Contains("Comment venez-vous", await begun.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var second = await browser.Fill(address, "first", "next", Stop, ("mode", "car"), ("minutes", "12,5"));
        Assert.Contains("Page 2 sur 3", await second.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var back = await browser.Fill(address, "drivers", "back", Stop, ("why", "Parce que."));
        Assert.Contains("value=\"12,5\"", await back.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var bus = await browser.Fill(address, "first", "next", Stop, ("mode", "bus"), ("minutes", "12,5"));
        Assert.Contains("Page 2 sur 2", await bus.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var sent = await browser.Fill(address, "last", "next", Stop, ("idea", "Des bancs"));

        Assert.EndsWith("/done", sent.Path(), StringComparison.Ordinal);
        var row = Assert.Single(await Rows(site, questionnaire));
        Assert.True(row.IsSent);
        // What was typed to the page that is no longer shown is not counted.
        Assert.Equal("""{"idea":"Des bancs","minutes":"12.5","mode":"bus"}""", row.Values);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_wrong_is_told_and_what_was_typed_is_kept(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var browser = site.Browser();
        using var begun = await browser.Begin(questionnaire, Stop);

        using var wrong = await browser.Fill(begun.Path(), "first", "next", Stop, ("minutes", "<b>beaucoup</b>"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var html = await wrong.Content.ReadAsStringAsync(Stop);
        Assert.Contains("href=\"#a-mode\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"a-mode-error\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"a-minutes-error\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;beaucoup&lt;/b&gt;\"", html, StringComparison.Ordinal);
        Assert.False(Assert.Single(await Rows(site, questionnaire)).IsSent);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_sent_by_jumping_to_the_last_page(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var browser = site.Browser();
        using var begun = await browser.Begin(questionnaire, Stop);

        using var jumped = await browser.Fill(begun.Path(), "last", "next", Stop, ("idea", "Vite"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, jumped.StatusCode);
        Assert.Contains("Comment venez-vous", await jumped.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.False(Assert.Single(await Rows(site, questionnaire)).IsSent);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sent_twice_counts_once_and_changes_nothing(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var browser = site.Browser();
        using var begun = await browser.Begin(questionnaire, Stop);
        using var next = await browser.Fill(begun.Path(), "first", "next", Stop, ("mode", "bus"));

        var sent = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(number => browser.Fill(begun.Path(), "last", "next", Stop, ("idea", $"idée {number}")))
        );
        using var late = await browser.Fill(begun.Path(), "first", "next", Stop, ("mode", "car"));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains("déjà envoyées", await late.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("\"mode\":\"bus\"", Assert.Single(await Rows(site, questionnaire)).Values, StringComparison.Ordinal);
        foreach (var answer in sent)
            answer.Dispose();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_question_that_comes_up_is_asked_before_it_is_found_missing(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var form = new QuestionnaireForm([
            new QuestionPage(
                "one",
                new("Une page"),
                null,
                [
                    .. Asked.Form.Pages[0].Items,
                    new Question("plate", QuestionKind.ShortText, new("Quelle voiture ?", "Which car?"))
                    {
                        Required = true,
                        ShownIf = new Rule(false, [new Condition("mode", Comparison.Is, "car")]),
                    },
                ]
            ),
        ]);
        var questionnaire = Asked.Publish(site, AnswerMode.Open, form);
        using var browser = site.Browser();
        using var begun = await browser.Begin(questionnaire, Stop);

        using var more = await browser.Post(
            begun.Path(),
            Stop,
            ("page", "one"),
            ("action", "next"),
            ("shown", "mode"),
            ("shown", "minutes"),
            ("a-mode", "car")
        );

        Assert.Equal(HttpStatusCode.OK, more.StatusCode);
        var html = await more.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Une question s’ajoute", html, StringComparison.Ordinal);
        Assert.Contains("Quelle voiture", html, StringComparison.Ordinal);
        Assert.DoesNotContain("error-text", html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_an_account_one_writes_first_signs_in_last_and_answers_once(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Account);
        using var visitor = site.Browser();
        using var begun = await visitor.Begin(questionnaire, Stop);
        var address = begun.Path();
        using var next = await visitor.Fill(address, "first", "next", Stop, ("mode", "bus"));

        using var asked = await visitor.Fill(address, "last", "next", Stop, ("idea", "Des bancs"));
        Assert.Equal("/citizens/sign-in", asked.Path());

        var (citizen, person) = await site.Citizen("repondante");
        using var found = await citizen.GetAsync(address + "?page=last", Stop);
        Assert.Contains("Des bancs", await found.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var sent = await citizen.Fill(address, "last", "next", Stop, ("idea", "Des bancs"));
        Assert.EndsWith("/done", sent.Path(), StringComparison.Ordinal);
        Assert.Equal(person, Assert.Single(await Rows(site, questionnaire)).PersonId);

        using var again = await citizen.Begin(questionnaire, Stop);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("déjà envoyées", await again.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task With_an_account_one_comes_back_and_others_do_not_come_in(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Account);
        var (citizen, _) = await site.Citizen("revenante");
        using var begun = await citizen.Begin(questionnaire, Stop);
        using var kept = await citizen.Fill(begun.Path(), "first", "later", Stop, ("mode", "car"));
        Assert.Contains("Votre lien privé", await kept.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using var resumed = await citizen.Begin(questionnaire, Stop);
        Assert.Contains("Pourquoi", await resumed.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var (other, _) = await site.Citizen("curieuse");
        using var refused = await other.GetAsync(begun.Path(), Stop);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        using var visitor = site.Browser();
        using var asked = await visitor.GetAsync(begun.Path(), Stop);
        Assert.Equal("/citizens/sign-in", asked.Path());
        using var stolen = await other.Fill(begun.Path(), "first", "next", Stop, ("mode", "bus"));
        Assert.Equal(HttpStatusCode.Conflict, stolen.StatusCode);
        Assert.Contains("\"mode\":\"car\"", Assert.Single(await Rows(site, questionnaire)).Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_opening_after_closing_and_on_a_lost_link_a_page_says_so()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        using var browser = site.Browser();
        var now = site.Clock.GetUtcNow();

        var early = Asked.Publish(site, AnswerMode.Open, opens: now.AddDays(2));
        using var notYet = await browser.Begin(early, Stop);
        Assert.Contains("pas encore ouvert", await notYet.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var over = Asked.Publish(site, AnswerMode.Open, closes: now.AddDays(-1));
        using var closed = await browser.Begin(over, Stop);
        Assert.Equal(HttpStatusCode.Conflict, closed.StatusCode);

        var open = Asked.Publish(site, AnswerMode.Open);
        using var begun = await browser.Begin(open, Stop);
        Asked.Publish(site, AnswerMode.Open, id: open.Id, closes: now.AddMinutes(-1));
        using var late = await browser.Fill(begun.Path(), "first", "next", Stop, ("mode", "bus"));
        Assert.Contains("est terminé", await late.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using var lost = await browser.GetAsync(begun.Path()[..^4], Stop);
        Assert.Equal(HttpStatusCode.NotFound, lost.StatusCode);
        Assert.Contains("Ce lien ne mène à aucune réponse", await lost.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_answered_is_frozen_words_leave_a_trace_and_the_rest_makes_a_version(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var browser = site.Browser();
        using var begun = await browser.Begin(questionnaire, Stop);
        using var kept = await browser.Fill(begun.Path(), "first", "later", Stop, ("mode", "bus"));

        var typo = new QuestionnaireForm([
            Asked.Form.Pages[0] with
            {
                Title = new("Vos trajets !", "Your journeys!"),
            },
            .. Asked.Form.Pages.Skip(1),
        ]);
        Asked.Publish(site, AnswerMode.Open, typo, questionnaire.Id);
        using var same = await browser.Fill(begun.Path(), "first", "later", Stop, ("mode", "bus"));
        Assert.Equal([1], await Versions(site, questionnaire));
        Assert.Equal(
            2,
            await site.Rows(db =>
                db.QuestionnaireWordings.CountAsync(
                    row =>
                        db.QuestionnaireVersions.Any(version =>
                            version.Id == row.VersionId && version.QuestionnaireId == questionnaire.Id
                        ),
                    Stop
                )
            )
        );

        var shorter = new QuestionnaireForm([.. Asked.Form.Pages.Take(2)]);
        Asked.Publish(site, AnswerMode.Open, shorter, questionnaire.Id);
        using var told = await browser.GetAsync(begun.Path(), Stop);
        Assert.Contains("Le questionnaire a changé", await told.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var sent = await browser.Fill(begun.Path(), "first", "next", Stop, ("mode", "bus"));
        Assert.Equal([1, 2], await Versions(site, questionnaire));
        Assert.EndsWith("/done", sent.Path(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_questionnaire_whose_answers_would_be_mixed_up_does_not_open()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var twice = new QuestionnaireForm([Asked.Form.Pages[0], Asked.Form.Pages[0] with { Code = "again" }]);
        using var browser = site.Browser();

        using var refused = await browser.Begin(Asked.Publish(site, AnswerMode.Open, twice), Stop);

        Assert.Contains("en préparation", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    static Task<List<int>> Versions(TestSite site, Questionnaire questionnaire) =>
        site.Rows(db =>
            db.QuestionnaireVersions.Where(row => row.QuestionnaireId == questionnaire.Id)
                .OrderBy(row => row.Number)
                .Select(row => row.Number)
                .ToListAsync(Stop)
        );

    static Task<List<QuestionnaireAnswer>> Rows(TestSite site, Questionnaire questionnaire) =>
        site.Rows(db =>
            db.QuestionnaireAnswers.AsNoTracking().Where(row => row.QuestionnaireId == questionnaire.Id).ToListAsync(Stop)
        );
}
