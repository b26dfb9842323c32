using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Removes for ever what is in the recycle bin, one item with what is below it, or all of it.</summary>
public sealed class DeleteNode(CmsStorage storage, ShowChanges show, TimeProvider clock)
{
    public async Task<EditingStatus> Run(NodeKind kind, Guid key, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(
            async () =>
            {
                var node = await db.Nodes.FirstOrDefaultAsync(node => node.Key == key && node.Kind == kind, stop);
                if (node is null)
                    return EditingStatus.NotFound;
                if (!node.Trashed)
                    return EditingStatus.NotInTrash;
                await Remove(db, [node, .. await db.Below(key, stop)], by, stop);
                return EditingStatus.Success;
            },
            stop
        );
        if (status == EditingStatus.Success)
            await show.Run(stop);
        return status;
    }

    public async Task Empty(NodeKind kind, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        await db.InTransaction(
            async () =>
            {
                await Remove(db, await db.Nodes.Where(node => node.Kind == kind && node.Trashed).ToListAsync(stop), by, stop);
                return true;
            },
            stop
        );
        await show.Run(stop);
    }

    /// <summary>The versions go with it; that it was deleted, and by whom, stays.</summary>
    async Task Remove(CmsDb db, List<NodeRow> nodes, Guid? by, CancellationToken stop)
    {
        var keys = nodes.ConvertAll(node => node.Key);
        db.Nodes.RemoveRange(nodes);
        await db.Versions.Where(version => keys.Contains(version.Node)).ExecuteDeleteAsync(stop);
        foreach (var node in nodes)
            db.Audit.Add(AuditRow.New(clock.GetUtcNow(), by, node.Key, "Delete", node.Draft.Names.Values.FirstOrDefault()));
        await db.SaveChangesAsync(stop);
    }
}
