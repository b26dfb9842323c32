using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>The questionnaires of a person: what they answered with their account, and where they took part without a link.</summary>
sealed class MyAnswers(ParticipationDb db, QuestionnaireCatalog questionnaires, AnswerLinks links) : ITakenPart
{
    public async Task<IReadOnlyList<TakenPart>> Of(Guid personId, CancellationToken stop)
    {
        var answers = await db.QuestionnaireAnswers.AsNoTracking().Where(row => row.PersonId == personId).ToListAsync(stop);
        var unlinked = await db
            .QuestionnaireParticipations.AsNoTracking()
            .Where(row => row.PersonId == personId)
            .ToListAsync(stop);
        return
        [
            .. answers
                .Select(row =>
                    Part(
                        row.QuestionnaireId,
                        row.Day,
                        row.IsSent ? TakenPartState.Done : TakenPartState.UnderWay,
                        row.IsSent ? null : links.PathOf(new(row.QuestionnaireId, row.Id, row.Channel))
                    )
                )
                .Concat(unlinked.Select(row => Part(row.QuestionnaireId, row.Day, TakenPartState.Unlinked, null)))
                .OfType<TakenPart>()
                .OrderByDescending(part => part.Day),
        ];
    }

    /// <summary>Null for one that is no longer published.</summary>
    TakenPart? Part(Guid questionnaire, DateOnly day, TakenPartState state, string? resume) =>
        questionnaires.Find(questionnaire, CultureInfo.CurrentUICulture.Name) is { } one
            ? new(one.Title, one.Url, day, state, resume)
            : null;
}
