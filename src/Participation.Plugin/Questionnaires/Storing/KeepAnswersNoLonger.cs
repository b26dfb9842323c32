using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>Unfinished answers go after thirty days, and with the account; once a day the order of arrival is forgotten.</summary>
sealed class KeepAnswersNoLonger(ParticipationDb db, AnswerFiles files, ForgetOrder order, TimeProvider clock) : IRetention
{
    public const int UnfinishedDays = 30;

    public async Task KeepNoLonger(CancellationToken stop)
    {
        var today = Days.Of(clock.GetUtcNow());
        var due = today.AddDays(-UnfinishedDays);
        var gone = await db.InTransaction(
            () => Remove(db.QuestionnaireAnswers.Where(row => !row.IsSent && row.Day <= due), stop),
            stop
        );
        files.Delete(gone);
        await order.Run(today, stop);
    }

    /// <summary>Inside the transaction that closes the account. What was sent stays, under an id that leads to nobody.</summary>
    public async Task<Action> Leave(Guid personId, CancellationToken stop)
    {
        var gone = await Remove(db.QuestionnaireAnswers.Where(row => row.PersonId == personId && !row.IsSent), stop);
        return () => files.Delete(gone);
    }

    async Task<IReadOnlyList<Guid>> Remove(IQueryable<QuestionnaireAnswer> answers, CancellationToken stop)
    {
        var rows = db.AnswerFiles.Where(file => answers.Any(answer => answer.Id == file.AnswerId));
        var ids = await rows.Select(file => file.Id).ToListAsync(stop);
        await rows.ExecuteDeleteAsync(stop);
        await answers.ExecuteDeleteAsync(stop);
        return ids;
    }
}
