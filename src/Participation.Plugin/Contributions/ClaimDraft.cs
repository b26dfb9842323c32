using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>Gives a visitor's draft to the person that the visitor turned out to be.</summary>
public sealed class ClaimDraft(ParticipationDb db, Drafts drafts, TimeProvider clock)
{
    /// <summary>The draft's id when it is now this person's; null when there is none, or when it is somebody else's.</summary>
    public async Task<Guid?> Run(string? secret, Guid personId, CancellationToken stop)
    {
        if (drafts.Open(secret) is not { } id)
            return null;
        var now = clock.GetUtcNow();
        await db.InTransaction(
            () =>
                db
                    .Drafts.Where(draft => draft.Id == id && draft.PersonId == null)
                    .ExecuteUpdateAsync(
                        draft => draft.SetProperty(it => it.PersonId, personId).SetProperty(it => it.UpdatedAt, now),
                        stop
                    ),
            stop
        );
        return await db.Drafts.AnyAsync(draft => draft.Id == id && draft.PersonId == personId, stop) ? id : null;
    }

    /// <summary>Where its author goes on with it, for a local redirect.</summary>
    public async Task<string> AddressOf(Guid id, CancellationToken stop)
    {
        var type = await db.Drafts.Where(draft => draft.Id == id).Select(draft => draft.Type).SingleAsync(stop);
        return "~" + drafts.AddressOf(id, type);
    }
}
