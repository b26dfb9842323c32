using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>A petition with its steps and its count, as one reader may see it.</summary>
public sealed class ReadPetition(ParticipationDb db, CountSignatures count, TimeProvider clock)
{
    /// <param name="Author">Null once the account is closed.</param>
    /// <param name="Steps">Oldest first.</param>
    /// <param name="Progress">One for each tier, by the exact figures.</param>
    /// <param name="Held">Places of the tiers that hold.</param>
    /// <param name="HasSigned">Whether the reader's account has signed.</param>
    /// <param name="IsMine">Whether the reader filed it.</param>
    /// <param name="Now">The one instant of this reading.</param>
    public sealed record Result(
        Petition Petition,
        string? Author,
        IReadOnlyList<PetitionStep> Steps,
        PetitionCount Count,
        IReadOnlyList<TierProgress> Progress,
        IReadOnlySet<int> Held,
        bool HasSigned,
        bool IsMine,
        DateTimeOffset Now
    )
    {
        public PetitionState State => Petition.StateAt(Now);
        public PetitionStage Stage => Petition.StageAt(Now);

        public PetitionStep? Last(StepKind kind) => Steps.LastOrDefault(step => step.Kind == kind);
    }

    /// <param name="reader">Null for a visitor. A draft is shown to its author alone.</param>
    /// <returns>Null when there is none that this reader may see.</returns>
    public async Task<Result?> Run(Guid id, Guid? reader, CancellationToken stop)
    {
        var found = await db
            .Petitions.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new { Row = row, Author = row.Author!.Pseudonym })
            .SingleOrDefaultAsync(stop);
        if (found is null || (!found.Row.IsPublic && (found.Row.TrashedAt is not null || found.Row.AuthorId != reader)))
            return null;
        var steps = await db
            .PetitionSteps.AsNoTracking()
            .Where(step => step.PetitionId == id)
            .OrderBy(step => step.At)
            .ThenBy(step => step.Id)
            .ToListAsync(stop);
        var counted = await count.Of(id);
        var signed =
            reader is not null && await db.Signatories.AnyAsync(row => row.PetitionId == id && row.PersonId == reader, stop);
        return new(
            found.Row,
            found.Author,
            steps,
            counted,
            TierRules.Of(found.Row.Rules, counted.ByCommune),
            FollowRules.HeldBy(steps),
            signed,
            found.Row.AuthorId == reader,
            clock.GetUtcNow()
        );
    }

    /// <summary>Where this person signed last: proposed the next time, so that signing is one button.</summary>
    public Task<string?> CommuneOf(Guid personId, CancellationToken stop) =>
        db
            .Signatories.Where(row => row.PersonId == personId)
            .OrderByDescending(row => row.RequestedAt)
            .Select(row => row.Commune)
            .FirstOrDefaultAsync(stop)!;
}
