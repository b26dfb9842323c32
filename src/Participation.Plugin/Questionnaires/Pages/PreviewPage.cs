using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Questionnaires;

/// <summary>
/// Runs a questionnaire without storing anything, for the staff: <c>/questionnaires/{slug}/preview</c>. What was typed
/// travels in the form itself.
/// </summary>
sealed class PreviewPage(QuestionnaireCatalog questionnaires, Communes communes)
{
    /// <summary>Whose order of choices it is: always the same, so that two previews can be compared.</summary>
    static readonly Guid Nobody = Guid.Empty;

    public static IResult Open(string slug, PreviewPage page) => page.Show(slug, null);

    public static async Task<IResult> Send(string slug, PreviewPage page, HttpContext http) =>
        page.Show(slug, await http.Request.ReadFormAsync(http.RequestAborted));

    IResult Show(string slug, IFormCollection? form)
    {
        if (questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } questionnaire)
            return Results.NotFound();
        var typed = form is null ? Nothing : Typed(questionnaire, form);
        var walk = Walk.Through(questionnaire.Form.Form, typed, communes);
        if (walk.At(form?["page"]) is not { } step || form is null)
            return walk.Steps is [var first, ..] ? Page(questionnaire, walk, first, typed, []) : CheckFirst(questionnaire);
        if (form["action"] == "back")
            return Page(questionnaire, walk, walk.Before(step) ?? step, typed, []);
        var problems = step.Problems.Where(problem => AnswerPage.WasShown(form, problem.Question)).ToList();
        if (problems.Count > 0)
            return Page(questionnaire, walk, step, typed, problems);
        if (step.Items.OfType<Question>().Any(question => !AnswerPage.WasShown(form, question)))
            return Page(questionnaire, walk, step, typed, [], isMore: true);
        return walk.After(step) is { } next ? Page(questionnaire, walk, next, typed, []) : CheckFirst(questionnaire);
    }

    static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>At its end a preview leads back to the check.</summary>
    static IResult CheckFirst(Questionnaire questionnaire) =>
        Results.LocalRedirect($"~/questionnaires/{questionnaire.Slug}/check");

    static Dictionary<string, IReadOnlyList<string>> Typed(Questionnaire questionnaire, IFormCollection form) =>
        questionnaire
            .Form.Form.Questions.SelectMany(SentPage.AllFields)
            .Distinct(StringComparer.Ordinal)
            .Select(field => (field, Values: AnswerPage.Typed(form, field)))
            .Where(pair => pair.Values.Count > 0)
            .ToDictionary(pair => pair.field, pair => pair.Values, StringComparer.Ordinal);

    View Page(
        Questionnaire questionnaire,
        Walk walk,
        Walk.Step step,
        IReadOnlyDictionary<string, IReadOnlyList<string>> typed,
        IReadOnlyList<AnswerProblem> problems,
        bool isMore = false
    )
    {
        var own = step.Items.OfType<Question>().SelectMany(SentPage.AllFields).ToHashSet(StringComparer.Ordinal);
        return new View(
            "/Questionnaires/Pages/Answer.cshtml",
            new AnswerPage.Model(
                questionnaire,
                step,
                walk.Steps.ToList().IndexOf(step) + 1,
                walk.Steps.Count,
                typed,
                problems,
                Nobody,
                communes.All,
                $"/questionnaires/{questionnaire.Slug}/preview",
                null,
                IsMore: isMore,
                Carried: typed.Where(field => !own.Contains(field.Key)).ToDictionary(StringComparer.Ordinal)
            ),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }
}
