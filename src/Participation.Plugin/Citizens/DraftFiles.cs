using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>The files joined to drafts that go away.</summary>
public sealed class DraftFiles(ParticipationDb db, Attachments attachments)
{
    /// <summary>Removes their rows, inside the caller's transaction, and returns their ids.</summary>
    public async Task<IReadOnlyList<Guid>> RowsOf(IQueryable<Draft> drafts, CancellationToken stop)
    {
        var ids = drafts.Select(draft => draft.Id);
        var rows = db.Attachments.Where(row =>
            row.ContributionId == null && row.DraftId != null && ids.Contains(row.DraftId.Value)
        );
        var files = await rows.Select(row => row.Id).ToListAsync(stop);
        await rows.ExecuteDeleteAsync(stop);
        return files;
    }

    /// <summary>After the commit: a file that outlives its row is harmless, a row without its file is not.</summary>
    public void Delete(IReadOnlyList<Guid> gone)
    {
        foreach (var id in gone)
            if (File.Exists(attachments.PathOf(id)))
                File.Delete(attachments.PathOf(id));
    }
}
