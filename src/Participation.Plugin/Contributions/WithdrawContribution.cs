using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>The author takes a contribution back. It leaves the lists; what others wrote below stays where it is.</summary>
public sealed class WithdrawContribution(ParticipationDb db, TimeProvider clock)
{
    public enum Outcome
    {
        Withdrawn,
        NoSuchContribution,
        NotYours,
    }

    public Task<Outcome> Run(Guid id, Guid personId, CancellationToken stop) =>
        db.InTransaction(
            async () =>
            {
                var contribution = await db
                    .Contributions.Include(row => row.Withdrawal)
                    .SingleOrDefaultAsync(row => row.Id == id, stop);
                if (contribution is null || contribution.TrashedAt is not null)
                    return Outcome.NoSuchContribution;
                if (contribution.AuthorId != personId)
                    return Outcome.NotYours;
                if (contribution.Withdrawal is null)
                    await Withdraw(contribution, stop);
                return Outcome.Withdrawn;
            },
            stop
        );

    async Task Withdraw(Contribution contribution, CancellationToken stop)
    {
        contribution.Withdrawal = new Withdrawal { ContributionId = contribution.Id, At = clock.GetUtcNow() };
        db.Announce(Contribution.Kind, contribution.Id);
        await db.SaveChangesAsync(stop);
        if (contribution.ParentId is not { } parent)
            return;
        await db
            .Contributions.Where(row => row.Id == parent)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Children, it => it.Children - 1), stop);
        db.Announce(Contribution.Kind, parent);
        await db.SaveChangesAsync(stop);
    }
}
