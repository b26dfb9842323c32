using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Puts the children of one parent in another order. Those that are not named keep theirs, after the named ones.</summary>
public sealed class SortNodes(CmsStorage storage, ShowChanges show, TimeProvider clock)
{
    public async Task<EditingStatus> Run(NodeKind kind, Guid? parent, IReadOnlyList<Guid> order, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(() => Sort(db, kind, parent, order, by, stop), stop);
        if (status == EditingStatus.Success)
            await show.Run(stop);
        return status;
    }

    async Task<EditingStatus> Sort(
        CmsDb db,
        NodeKind kind,
        Guid? parent,
        IReadOnlyList<Guid> order,
        Guid? by,
        CancellationToken stop
    )
    {
        var children = await db
            .Nodes.Where(node => node.Kind == kind && node.Parent == parent && !node.Trashed)
            .ToListAsync(stop);
        if (
            order.Count == 0
            || order.Distinct().Count() != order.Count
            || order.Any(key => !children.Exists(node => node.Key == key))
        )
            return EditingStatus.SortingInvalid;
        var sorted = order
            .Select(key => children.First(node => node.Key == key))
            .Concat(children.Where(node => !order.Contains(node.Key)).OrderBy(node => node.SortOrder))
            .ToList();
        for (var index = 0; index < sorted.Count; index++)
            sorted[index].SortOrder = index;
        var now = clock.GetUtcNow();
        await db.AddVersion(sorted[0], now, by, published: false, stop); // so that other nodes notice
        db.Audit.Add(AuditRow.New(now, by, parent, "Sort"));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }
}
