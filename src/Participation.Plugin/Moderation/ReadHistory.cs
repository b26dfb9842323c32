using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>Every decision about an item, the latest first.</summary>
public sealed class ReadHistory(ParticipationDb db)
{
    public async Task<IReadOnlyList<Decision>> Run(Guid id, CancellationToken stop)
    {
        var trashings = await db
            .Trashings.AsNoTracking()
            .Include(it => it.Restoration)
            .Where(it => it.SubjectId == id)
            .ToListAsync(stop);
        var closed = await db
            .Reports.Where(it => it.SubjectId == id && it.ClosedAt != null)
            .Select(it => new { it.ClosedAt, it.ClosedByName })
            .Distinct()
            .ToListAsync(stop);
        var moves = trashings.Select(it => new Decision(DecisionKind.Trashed, it.At, it.AgentName, it.Reason, it.Text));
        var returns = trashings
            .Select(it => it.Restoration)
            .OfType<Restoration>()
            .Select(it => new Decision(DecisionKind.Restored, it.At, it.AgentName, null, it.Text));
        var kept = closed
            .Where(it => trashings.TrueForAll(trashing => trashing.At != it.ClosedAt))
            .Select(it => new Decision(DecisionKind.Kept, it.ClosedAt ?? default, it.ClosedByName, null, ""));
        return [.. moves.Concat(returns).Concat(kept).OrderByDescending(it => it.At)];
    }
}
