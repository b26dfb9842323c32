using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>A person throws a draft of theirs away, with the files joined to it.</summary>
public sealed class RemoveDraft(ParticipationDb db, DraftFiles files)
{
    /// <returns>False when there is no such draft of theirs.</returns>
    public async Task<bool> Run(Guid draftId, Guid personId, CancellationToken stop)
    {
        var (removed, attachments) = await db.InTransaction(
            async () =>
            {
                var gone = await files.RowsOf(db.Drafts.Where(draft => draft.Id == draftId && draft.PersonId == personId), stop);
                var count = await db
                    .Drafts.Where(draft => draft.Id == draftId && draft.PersonId == personId)
                    .ExecuteDeleteAsync(stop);
                return (count, gone);
            },
            stop
        );
        files.Delete(attachments);
        return removed > 0;
    }
}
