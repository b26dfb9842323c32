using Participation.Geography;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// Answers that were given elsewhere (on paper, in another tool, in a demonstration), held to the same rules and brought in
/// together: all of them or none.
/// </summary>
public sealed class AddAnswers(ParticipationDb db, Versions versions, Communes communes, TimeProvider clock)
{
    /// <param name="answers">Each by field.</param>
    /// <returns>How many were good, and are in.</returns>
    public async Task<int> Run(
        Questionnaire questionnaire,
        IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<string>>> answers,
        AnswerChannel channel,
        CancellationToken stop
    )
    {
        var day = Days.Of(clock.GetUtcNow());
        var version = QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form);
        var rows = answers
            .Select(typed => Walk.Through(questionnaire.Form.Form, typed, communes))
            .Where(walk => !walk.Problems.Any())
            .Select(walk => new QuestionnaireAnswer
            {
                Id = Guid.NewGuid(),
                QuestionnaireId = questionnaire.Id,
                VersionId = version,
                Values = StoredValues.Write(walk.Values),
                Reached = questionnaire.Pages.Count,
                Channel = channel,
                Day = day,
                IsSent = true,
            })
            .ToList();
        await db.InTransaction(
            async () =>
            {
                await versions.Freeze(questionnaire, day, stop);
                db.Announce(KeepAnswer.Kind, questionnaire.Id);
                await db.SaveChangesAsync(stop);
                await db.Insert(rows, stop);
                return true;
            },
            stop
        );
        versions.Remember(questionnaire);
        return rows.Count;
    }
}
