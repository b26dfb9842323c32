using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Moves a document or a medium, with everything below it, to the recycle bin: unpublished, and easy to bring back.</summary>
public sealed class TrashNode(CmsStorage storage, ShowChanges show, TimeProvider clock)
{
    public async Task<EditingStatus> Run(NodeKind kind, Guid key, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(() => Trash(db, kind, key, by, stop), stop);
        if (status == EditingStatus.Success)
            await show.Run(stop);
        return status;
    }

    async Task<EditingStatus> Trash(CmsDb db, NodeKind kind, Guid key, Guid? by, CancellationToken stop)
    {
        var node = await db.Nodes.FirstOrDefaultAsync(node => node.Key == key && node.Kind == kind, stop);
        if (node is null)
            return EditingStatus.NotFound;
        if (node.Trashed)
            return EditingStatus.InTrash;
        (node.TrashedFrom, node.Parent) = (node.Parent, null);
        var higher = node.Level - 1;
        foreach (var trashed in (await db.Below(key, stop)).Prepend(node))
        {
            trashed.Trashed = true;
            trashed.Level -= higher;
            trashed.Schedule = null;
            if (kind == NodeKind.Document)
                trashed.Live = null;
        }
        var now = clock.GetUtcNow();
        await db.AddVersion(node, now, by, published: false, stop); // so that other nodes notice
        db.Audit.Add(AuditRow.New(now, by, key, "Move", "Recycle bin"));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }
}
