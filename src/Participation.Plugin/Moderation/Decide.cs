using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>
/// What the three decisions have in common: who may, in what words, and that two agents never decide about the same
/// page twice. Nothing here deletes.
/// </summary>
public sealed class Decide(ParticipationDb db, IEnumerable<IModeratable> rooms, ReadHistory history, TimeProvider clock)
{
    public const int LongestText = 4_000;

    /// <summary>What a decision works with, once its turn has come.</summary>
    public sealed record Turn(Agent Agent, IModeratable Room, Moderated Item, DateTimeOffset Now);

    /// <summary>Runs <paramref name="work"/> alone on the item, in one transaction, unless somebody has decided since <paramref name="seen"/>.</summary>
    /// <param name="agent">Who decides; null is refused.</param>
    /// <param name="seen">When the page that the decision rests on was read; null when it was not a page.</param>
    public async Task<Decided> Run(
        Agent? agent,
        Subject on,
        DateTimeOffset? seen,
        Func<Turn, Task<DecisionOutcome>> work,
        CancellationToken stop
    )
    {
        if (agent is null)
            return DecisionOutcome.NotAnAgent;
        if (rooms.FirstOrDefault(it => it.Kind == on.Kind) is not { } room)
            return DecisionOutcome.NoSuchItem;
        return await db.InTransaction<Decided>(
            async () =>
            {
                await db.TakeTurn(on.Id, stop);
                if ((await room.Load([on.Id], stop)).GetValueOrDefault(on.Id) is not { } item)
                    return DecisionOutcome.NoSuchItem;
                var latest = (await history.Run(on.Id, stop)).FirstOrDefault();
                if (seen is not null && latest?.At > seen)
                    return new Decided(DecisionOutcome.AlreadyDecided, latest.By);
                var outcome = await work(new(agent, room, item, clock.GetUtcNow()));
                return outcome is DecisionOutcome.AlreadyDecided ? new Decided(outcome, latest?.By) : outcome;
            },
            stop
        );
    }

    /// <summary>The words of a decision are sent to the author and published: they are never missing.</summary>
    public static DecisionOutcome? Wrong(string text) =>
        text.Length == 0 ? DecisionOutcome.NoText
        : text.Length > LongestText ? DecisionOutcome.TextTooLong
        : null;

    /// <summary>Closes what waits; answers how many did.</summary>
    internal static Task<int> CloseReports(ParticipationDb db, Turn turn, CancellationToken stop)
    {
        var (agent, now, id) = (turn.Agent, turn.Now, turn.Item.Id);
        return db
            .Reports.Where(it => it.SubjectId == id && it.ClosedAt == null)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(it => it.ClosedAt, now)
                        .SetProperty(it => it.ClosedBy, agent.Id)
                        .SetProperty(it => it.ClosedByName, agent.Name),
                stop
            );
    }
}
