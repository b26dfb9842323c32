using Participation.Pages;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>An agent read the reports and the item stays: they are closed, with the agent's name.</summary>
public sealed class KeepItem(ParticipationDb db, Decide decide)
{
    /// <param name="seen">When the page was read.</param>
    public Task<Decided> Run(Agent? agent, Subject on, DateTimeOffset? seen, CancellationToken stop) =>
        decide.Run(
            agent,
            on,
            seen,
            async turn =>
            {
                if (turn.Item.TrashedAt is not null || await Decide.CloseReports(db, turn, stop) == 0)
                    return DecisionOutcome.AlreadyDecided;
                db.Announce(turn.Item.Kind, turn.Item.Id);
                await db.SaveChangesAsync(stop);
                return DecisionOutcome.Done;
            },
            stop
        );
}
