using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Contributions;
using Participation.Storage;

namespace Site.Demo;

/// <summary>
/// Brings the demonstration's debate into the database: all of it in one transaction, so that a start killed in the
/// middle leaves nothing and the next one begins again.
/// </summary>
public sealed class DemoParticipation(ParticipationDb db, TimeProvider clock)
{
    const int Batch = 500;

    /// <param name="citizen">The demonstration's own citizen, who signs some of it.</param>
    /// <param name="agent">Key of the agent who answers and moderates.</param>
    /// <returns>False when the consultation has contributions already, whoever wrote them.</returns>
    public async Task<bool> Run(Guid citizen, Guid agent, CancellationToken stop)
    {
        var text = DemoText.Read();
        if (await IsThere(text, stop))
            return false;
        var period = new DemoPeriod(clock.GetUtcNow());
        var people = new DemoPeople(text, citizen, period.At(0));
        var debate = new DemoDebate(text, people, period, agent).Make();
        try
        {
            return await Write(text, people, debate, stop);
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused))
        {
            return false; // another node was faster
        }
    }

    Task<bool> Write(DemoText text, DemoPeople people, DemoDebate debate, CancellationToken stop) =>
        db.InTransaction(
            async () =>
            {
                if (await IsThere(text, stop))
                    return false;
                await Save(people.New, stop);
                await Save(debate.Contributions, stop);
                await Save(debate.Versions, stop);
                await Save(debate.Supports, stop);
                // A reply refers to its parent: in the order of depth.
                await Save(debate.Comments.OrderBy(comment => comment.Depth), stop);
                await Save(debate.Votes, stop);
                await Save(debate.Trashings, stop);
                await Save(debate.Answers, stop);
                await Announce(debate, stop);
                return true;
            },
            stop
        );

    Task<bool> IsThere(DemoText text, CancellationToken stop) =>
        db.Contributions.AnyAsync(contribution => contribution.ProcessId == text.Process, stop);

    async Task Save<T>(IEnumerable<T> rows, CancellationToken stop)
        where T : class
    {
        foreach (var batch in rows.Chunk(Batch))
        {
            db.AddRange(batch);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    async Task Announce(DemoDebate debate, CancellationToken stop)
    {
        foreach (var contribution in debate.Contributions)
            db.Announce(Contribution.Kind, contribution.Id);
        foreach (var comment in debate.Comments)
            db.Announce(Comment.Kind, comment.Id);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
