using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Moderation;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// A petition as the rooms around it see it: discussed and moderated. What changes it is called inside a transaction of
/// theirs.
/// </summary>
public sealed class PetitionSubject(ParticipationDb db, PetitionProcesses processes) : ICommentable, IModeratable
{
    public string Kind => Petition.Kind;

    /// <summary>Discussed from its opening on, and as long as the rules are published: a debate goes on after the collection.</summary>
    async Task<Discussed?> ICommentable.Find(Guid id, DateTimeOffset now, CancellationToken stop)
    {
        if (await db.Petitions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } found)
            return null;
        var open =
            found is { IsPublic: true, OpenedAt: not null } && processes.InFrench(found.ProcessId) is { AllowsComments: true };
        return new(Kind, id, found.ProcessId, found.Title, UrlOf(id), found.IsPublic, open, found.Comments);
    }

    public async Task<IReadOnlySet<Guid>> Public(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        await db
            .Petitions.Where(row => ids.Contains(row.Id) && row.Stage != PetitionStage.Draft && row.TrashedAt == null)
            .Select(row => row.Id)
            .ToHashSetAsync(stop);

    public async Task Count(Guid id, int by, Guid? writerId, DateTimeOffset at, CancellationToken stop)
    {
        await db
            .Petitions.Where(row => row.Id == id)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Comments, it => it.Comments + by), stop);
        db.Announce(Kind, id);
        await db.SaveChangesAsync(stop);
    }

    public async Task<IReadOnlyDictionary<Guid, Moderated>> Load(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var found = await db
            .Petitions.AsNoTracking()
            .Include(row => row.Author)
            .Where(row => ids.Contains(row.Id) && row.Stage != PetitionStage.Draft)
            .ToListAsync(stop);
        return found.ToDictionary(
            row => row.Id,
            row => new Moderated(
                Kind,
                row.Id,
                row.ProcessId,
                Kind,
                row.Title,
                row.Body,
                UrlOf(row.Id),
                row.AuthorId,
                row.Author?.Pseudonym,
                row.FiledAt ?? row.CreatedAt,
                row.TrashedAt,
                IsWithdrawn: false,
                row.IsPublic
            )
        );
    }

    public Task<bool> MoveToTrash(Guid id, DateTimeOffset at, CancellationToken stop) => Mark(id, at, stop);

    public Task<bool> TakeOut(Guid id, CancellationToken stop) => Mark(id, null, stop);

    async Task<bool> Mark(Guid id, DateTimeOffset? trashedAt, CancellationToken stop)
    {
        var marked = await db
            .Petitions.Where(row => row.Id == id && (row.TrashedAt == null) == (trashedAt != null))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.TrashedAt, trashedAt), stop);
        if (marked == 0)
            return false;
        db.Announce(Kind, id);
        await db.SaveChangesAsync(stop);
        return true;
    }

    static string UrlOf(Guid id) => $"/petitions/{id}";
}
