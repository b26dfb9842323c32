using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>The check before opening, for the staff: <c>/questionnaires/{slug}/check</c>; what is frozen, and since when.</summary>
public sealed class CheckPage(QuestionnaireCatalog questionnaires, ParticipationDb db)
{
    /// <param name="Version">The stored version of what is published; null while nobody has answered it.</param>
    /// <param name="Wordings">Days on which other words were published since the first answer: the trace.</param>
    public sealed record Model(
        Questionnaire Questionnaire,
        IReadOnlyList<Finding> Findings,
        QuestionnaireVersion? Version,
        int Versions,
        int Answers,
        IReadOnlyList<DateOnly> Wordings
    );

    internal static Task<IResult> Show(string slug, CheckPage page, CancellationToken stop) => page.Answer(slug, stop);

    async Task<IResult> Answer(string slug, CancellationToken stop)
    {
        if (questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } questionnaire)
            return Results.NotFound();
        var id = QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form);
        var wordings = db.QuestionnaireWordings.Where(row => row.VersionId == id && row.Number > 1).OrderBy(row => row.Number);
        return new View(
            "/Questionnaires/Checks/Check.cshtml",
            new Model(
                questionnaire,
                CheckBeforeOpening.Run(questionnaire.Form.Form),
                await db.QuestionnaireVersions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop),
                await db.QuestionnaireVersions.CountAsync(row => row.QuestionnaireId == questionnaire.Id, stop),
                await db.QuestionnaireAnswers.CountAsync(row => row.QuestionnaireId == questionnaire.Id && row.IsSent, stop),
                await wordings.Select(row => row.Day).ToListAsync(stop)
            )
        );
    }

    /// <summary><c>/questionnaires/{slug}/form.json</c>: the questionnaire as it can be carried to another site.</summary>
    internal static IResult Export(string slug, QuestionnaireCatalog questionnaires) =>
        questionnaires.Find(slug, "fr-FR") is { } questionnaire
            ? Results.File(QuestionnaireFile.Write(questionnaire), "application/json", $"{questionnaire.Slug}.json")
            : Results.NotFound();
}
