using System.Globalization;
using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Participation.Api;
using Participation.Citizens;
using Participation.Geography;

namespace Participation.Questionnaires;

/// <param name="Answers">
/// By field, each a list: a question's code; <c>code-row</c> for a row of a matrix; <c>code-other_text</c> beside "other";
/// latitude and longitude for a point; choices in order for a ranking.
/// </param>
public sealed record TypedAnswers(IReadOnlyDictionary<string, IReadOnlyList<string>>? Answers);

/// <param name="Sent">Always true.</param>
public sealed record AnswersSent(bool Sent);

/// <summary><c>POST /questionnaires/{slug}/answers</c>. Nothing in the answer leads back to what was stored.</summary>
static class PostAnswers
{
    public static async Task<IResult> Http(
        string slug,
        Body<TypedAnswers> body,
        QuestionnaireCatalog questionnaires,
        StartAnswer start,
        KeepAnswer keep,
        AnswerWords words,
        Communes communes,
        Refusals refuse,
        Visitor visitor,
        HttpContext http
    )
    {
        if (questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } questionnaire)
            return refuse.Missing("NoSuchQuestionnaire");
        var person = questionnaire.Mode is AnswerMode.Open ? null : await visitor.PersonId();
        if (questionnaire.Mode is not AnswerMode.Open && person is null)
            return refuse.SignIn(http);
        var typed = Clean(questionnaire, body.Value);
        // Before beginning: who takes part anonymously begins once, and must not lose their turn to a mistake.
        var walk = Walk.Through(questionnaire.Form.Form, typed, communes);
        if (walk.Problems.Any())
            return refuse.Invalid(walk.Problems.Select(problem => (problem.Field, words.Say(problem))));
        var begun = await start.Run(questionnaire, person, AnswerChannel.Api, http.RequestAborted);
        if (begun.Link is not { } link)
            return Refuse(begun, refuse);
        var page = new SentPage(questionnaire.Pages.Count - 1, [.. typed.Keys], typed);
        var (outcome, _) = await keep.Send(questionnaire, link, person, page, http.RequestAborted);
        return outcome switch
        {
            KeepAnswer.Outcome.Sent => Results.Json(new AnswersSent(true), statusCode: StatusCodes.Status201Created),
            KeepAnswer.Outcome.Closed => refuse.Conflict("Closed"),
            KeepAnswer.Outcome.AddressNotConfirmed => refuse.Forbidden("NotConfirmed"),
            _ => refuse.Conflict("AlreadyAnswered"),
        };
    }

    /// <summary>Only fields that the questionnaire has; a file cannot come this way.</summary>
    static Dictionary<string, IReadOnlyList<string>> Clean(Questionnaire questionnaire, TypedAnswers typed) =>
        questionnaire
            .Form.Form.Questions.Where(question => question.Kind is not QuestionKind.File)
            .SelectMany(SentPage.AllFields)
            .Distinct(StringComparer.Ordinal)
            .Select(field => (field, Values: typed.Answers?.GetValueOrDefault(field)?.OfType<string>().ToList()))
            .Where(pair => pair.Values is { Count: > 0 })
            .ToDictionary(pair => pair.field, IReadOnlyList<string> (pair) => pair.Values ?? [], StringComparer.Ordinal);

    static IResult Refuse(StartAnswer.Result begun, Refusals refuse) =>
        begun.Outcome switch
        {
            StartAnswer.Outcome.AddressNotConfirmed => refuse.Forbidden("NotConfirmed"),
            StartAnswer.Outcome.NotOpen or StartAnswer.Outcome.NotReady => refuse.Conflict("Closed"),
            StartAnswer.Outcome.TooMany => refuse.Of(TooManyRequests.Status, "TooManyAnswers").RetryAt(begun.RetryAt),
            _ => refuse.Conflict("AlreadyAnswered"),
        };
}
