using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>What anybody may know of how the signatures of a petition were counted.</summary>
public sealed class ReadIntegrity(ParticipationDb db, CountSignatures count)
{
    /// <param name="Pending">Asked for, not confirmed yet.</param>
    /// <param name="Counted">Confirmed online and counted.</param>
    /// <param name="Paper">Counted from sheets.</param>
    /// <param name="Invalidated">Taken out of the count by a decision.</param>
    /// <param name="Robots">Set aside before any letter went out.</param>
    /// <param name="Recount">The last one; null before the first night.</param>
    /// <param name="Decisions">Every invalidation, the latest first.</param>
    public sealed record Result(
        DateTimeOffset At,
        int Pending,
        int Counted,
        int Paper,
        int Invalidated,
        int Robots,
        Recount? Recount,
        IReadOnlyList<Invalidation> Decisions
    );

    public async Task<Result> Run(Guid id, CancellationToken stop)
    {
        var counted = await count.Of(id);
        var waiting = db.Signatories.Where(row => row.PetitionId == id && row.ConfirmedAt == null);
        return new(
            counted.At,
            await waiting.CountAsync(row => !row.IsFraudulent, stop),
            counted.Total - counted.Paper,
            counted.Paper,
            await db.Invalidations.Where(row => row.PetitionId == id).SumAsync(row => row.Done, stop),
            await waiting.CountAsync(row => row.IsFraudulent, stop),
            await db
                .Recounts.AsNoTracking()
                .Where(row => row.PetitionId == id)
                .OrderByDescending(row => row.At)
                .FirstOrDefaultAsync(stop),
            await db
                .Invalidations.AsNoTracking()
                .Where(row => row.PetitionId == id)
                .OrderByDescending(row => row.At)
                .ToListAsync(stop)
        );
    }
}
