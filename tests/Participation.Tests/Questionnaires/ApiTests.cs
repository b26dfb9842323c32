using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Questionnaires;
using Testing;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Questionnaires;

public sealed class ApiTests(Sites sites)
{
    const string Root = "/api/participation/v1/questionnaires";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_program_reads_the_questions_and_sends_the_answers(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var program = Program(site);

        var asked = await program.GetFromJsonAsync<JsonElement>($"{Root}/{questionnaire.Slug}", Stop);
        using var wrong = await Send(program, questionnaire, new { minutes = new[] { "mille" } });
        using var sent = await Send(program, questionnaire, new { mode = new[] { "bus" }, nothing = new[] { "x" } });

        Assert.Equal(
            "mode",
            asked.GetProperty("form").GetProperty("pages")[0].GetProperty("items")[0].GetProperty("code").GetString()
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var problems = (await wrong.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("errors");
        Assert.True(problems.TryGetProperty("mode", out _) && problems.TryGetProperty("minutes", out _));
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var row = await site.Rows(db =>
            db.QuestionnaireAnswers.AsNoTracking().SingleAsync(answer => answer.QuestionnaireId == questionnaire.Id, Stop)
        );
        Assert.Equal("""{"mode":"bus"}""", row.Values);
        Assert.Equal(AnswerChannel.Api, row.Channel);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mistake_does_not_cost_the_turn_of_who_takes_part_anonymously(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Anonymous);
        using var stranger = Program(site);
        var (citizen, _) = await site.Citizen("machine");
        citizen.DefaultRequestHeaders.Accept.Clear();

        using var refused = await Send(stranger, questionnaire, new { mode = new[] { "bus" } });
        using var wrong = await Send(citizen, questionnaire, new { mode = new[] { "boat" } });
        using var sent = await Send(citizen, questionnaire, new { mode = new[] { "bus" } });
        using var again = await Send(citizen, questionnaire, new { mode = new[] { "bus" } });

        Assert.Equal(
            [HttpStatusCode.Unauthorized, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created, HttpStatusCode.Conflict],
            new[] { refused, wrong, sent, again }.Select(answer => answer.StatusCode)
        );
    }

    [Fact]
    public async Task Results_are_not_there_before_agents_publish_them()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var program = Program(site);

        using var none = await program.GetAsync($"{Root}/{questionnaire.Slug}/results", Stop);

        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_sent_goes_after_thirty_days_and_what_is_sent_stays(DatabaseProvider provider)
    {
        var site = await sites.On(provider);
        var questionnaire = Asked.Publish(site, AnswerMode.Open);
        using var browser = site.Browser();
        using var begun = await browser.Begin(questionnaire, Stop);
        using var kept = await browser.Fill(begun.Path(), "first", "later", Stop, ("mode", "bus"));
        using var program = Program(site);
        using var sent = await Send(program, questionnaire, new { mode = new[] { "bus" } });
        await site.Rows(async db =>
        {
            await db
                .QuestionnaireAnswers.Where(row => row.QuestionnaireId == questionnaire.Id)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.Day, new DateOnly(2026, 1, 1)), Stop);
            return true;
        });

        await site.With(
            async (IEnumerable<Participation.Citizens.IRetention> rooms) =>
            {
                foreach (var room in rooms)
                    await room.KeepNoLonger(Stop);
                return true;
            }
        );

        var row = await site.Rows(db =>
            db.QuestionnaireAnswers.SingleAsync(answer => answer.QuestionnaireId == questionnaire.Id, Stop)
        );
        Assert.True(row.IsSent);
    }

    static HttpClient Program(TestSite site) => new() { BaseAddress = new Uri(site.Address) };

    static Task<HttpResponseMessage> Send(HttpClient client, Questionnaire questionnaire, object answers) =>
        client.PostAsJsonAsync($"{Root}/{questionnaire.Slug}/answers", new { answers }, Stop);
}
