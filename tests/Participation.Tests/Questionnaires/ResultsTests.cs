using System.Text.Json;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;
using Participation.Questionnaires;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Questionnaires;

public sealed class ResultsTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Figures_follow_what_is_sent_and_what_is_filtered(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        await Send(site, questionnaire, ("bus", "10", "Des bancs"), ("car", "20", "des BANCS !"), ("car", "40", null));
        var version = QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form);
        var cache = site.Services.GetRequiredService<ResultsCache>();

        var (count, drivers, mean, texts) = await cache.With(version, Read, Stop);
        await Send(site, questionnaire, ("bus", "30", null));
        var (later, _, _, _) = await cache.With(version, Read, Stop);

        Assert.Equal((3, 2, 30.0), (count, drivers, mean));
        Assert.Equal(new FreeText.Group("Des bancs", 2), Assert.Single(texts.Groups));
        Assert.Equal(4, later);

        (int, int, double, FreeText) Read(AnswerTable table)
        {
            var filter = AnswerFilter.Read(["mode:car"]).Select(table);
            var minutes = Figures.Of(table.Find("minutes")!, filter);
            var all = FreeText.Of((TextColumn)table.Find("idea")!, Selection.All(table.Count), "bancs");
            return (table.Count, filter.Count, minutes.Mean ?? 0, all);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Published_results_say_no_small_number_and_can_be_withdrawn(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        await Send(
            site,
            questionnaire,
            [.. Enumerable.Range(0, 9).Select(number => (number < 2 ? "bus" : "car", "12", (string?)"Un secret"))]
        );
        var version = QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form);

        await site.With((PublishResults verb) => verb.Publish(questionnaire.Id, version, Guid.NewGuid(), Stop));
        var shown = await site.With((ReadPublished verb) => verb.Run(questionnaire.Id, Stop));

        var mode = Assert.Single(shown!.Questions, question => question.Code == "mode");
        Assert.All(mode.Cells, cell => Assert.Null(cell.Count));
        Assert.DoesNotContain("Un secret", JsonSerializer.Serialize(shown), StringComparison.Ordinal);

        // One more answer: who kept the first figures would learn it from the second.
        await Send(site, questionnaire, ("bus", "12", null));
        var again = await site.With((PublishResults verb) => verb.Publish(questionnaire.Id, version, Guid.NewGuid(), Stop));
        Assert.Equal(PublishResults.Outcome.TooFewNew, again);

        await site.With((PublishResults verb) => verb.Withdraw(questionnaire.Id, version, Guid.NewGuid(), Stop));
        Assert.Null(await site.With((ReadPublished verb) => verb.Run(questionnaire.Id, Stop)));
    }

    [Theory]
    [InlineData("/check")]
    [InlineData("/preview")]
    [InlineData("/results")]
    [InlineData("/results.csv")]
    [InlineData("/results.xlsx")]
    [InlineData("/results.json")]
    [InlineData("/results-codes.csv")]
    [InlineData("/form.json")]
    public async Task Citizens_do_not_see_what_is_for_agents(string path)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        var (citizen, _) = await site.Citizen("curieux", followRedirects: false);

        using var refused = await citizen.GetAsync($"/questionnaires/{questionnaire.Slug}{path}", Stop);
        using var post = await citizen.Post($"/questionnaires/{questionnaire.Slug}{path}", Stop, ("action", "publish"));

        Assert.StartsWith("/umbraco/login", refused.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
        Assert.False(post.IsSuccessStatusCode);
    }

    /// <summary>Sends whole answers straight to the verb, as the API does.</summary>
    static async Task Send(
        TestSite site,
        Questionnaire questionnaire,
        params (string Mode, string Minutes, string? Idea)[] answers
    )
    {
        foreach (var (mode, minutes, idea) in answers)
        {
            var typed = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["mode"] = [mode],
                ["minutes"] = [minutes],
            };
            if (idea is not null)
                typed["idea"] = [idea];
            if (mode == "car")
                typed["why"] = ["=1+1"];
            var page = new SentPage(2, typed.Keys, typed);
            var link = AnswerLink.New(questionnaire.Id, AnswerChannel.Api);
            var (outcome, _) = await site.With((KeepAnswer verb) => verb.Send(questionnaire, link, null, page, Stop));
            Assert.Equal(KeepAnswer.Outcome.Sent, outcome);
        }
    }
}
