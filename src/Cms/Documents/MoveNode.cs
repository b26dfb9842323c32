using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Puts a document or a medium, with everything below it, under another parent; also out of the recycle bin.</summary>
public sealed class MoveNode(CmsStorage storage, ShowChanges show, UrlSegments segments, TimeProvider clock)
{
    /// <param name="target">Key of the new parent; null for the root.</param>
    public async Task<EditingStatus> Run(NodeKind kind, Guid key, Guid? target, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(() => Move(db, kind, key, target, by, restoring: false, stop), stop);
        if (status == EditingStatus.Success)
            await show.Run(stop);
        return status;
    }

    /// <summary>Back from the recycle bin, unpublished, to a place that may not be where it was.</summary>
    public async Task<EditingStatus> Restore(NodeKind kind, Guid key, Guid? target, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(() => Move(db, kind, key, target, by, restoring: true, stop), stop);
        if (status == EditingStatus.Success)
            await show.Run(stop);
        return status;
    }

    async Task<EditingStatus> Move(
        CmsDb db,
        NodeKind kind,
        Guid key,
        Guid? target,
        Guid? by,
        bool restoring,
        CancellationToken stop
    )
    {
        var node = await db.Nodes.FirstOrDefaultAsync(node => node.Key == key && node.Kind == kind, stop);
        if (node is null)
            return EditingStatus.NotFound;
        if (node.Trashed != restoring)
            return restoring ? EditingStatus.NotInTrash : EditingStatus.InTrash;
        var parent = target is { } to
            ? await db.Nodes.FirstOrDefaultAsync(other => other.Key == to && other.Kind == kind, stop)
            : null;
        if (target is not null && parent is null)
            return EditingStatus.ParentNotFound;
        var below = await db.Below(key, stop);
        if (parent is not null && (parent.Key == key || below.Exists(other => other.Key == parent.Key) || parent.Trashed))
            return parent.Trashed ? EditingStatus.InTrash : EditingStatus.ParentInvalid;
        var rules = new TypeRules(await db.Types.AsNoTracking().ToListAsync(stop));
        if (rules.Find(node.TypeKey) is not { } type || !rules.MayStand(type, parent?.TypeKey))
            return EditingStatus.NotAllowed;
        var deeper = (parent?.Level ?? 0) + 1 - node.Level;
        node.SortOrder = await db.NextSortOrder(kind, target, stop);
        (node.Parent, node.TrashedFrom) = (target, null);
        foreach (var moved in below.Prepend(node))
        {
            moved.Level += deeper;
            moved.Trashed = false;
        }
        if (node.Live is not null)
            await GiveSegments(db, node, stop);
        var now = clock.GetUtcNow();
        await db.AddVersion(node, now, by, published: false, stop); // so that other nodes notice
        db.Audit.Add(AuditRow.New(now, by, key, restoring ? "Restore" : "Move"));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }

    /// <summary>Its new siblings may have its address already.</summary>
    async Task GiveSegments(CmsDb db, NodeRow node, CancellationToken stop)
    {
        var taken = new SegmentsTaken();
        foreach (
            var sibling in await db
                .Nodes.Where(n => n.Parent == node.Parent && n.Key != node.Key && n.Live != null)
                .ToListAsync(stop)
        )
            taken.Add(sibling);
        var live = node.Live!;
        var segmentsOf = live.UrlSegments.ToDictionary(
            segment => segment.Key,
            segment =>
                taken.TryTake(node.Parent, segment.Key, segment.Value)
                    ? segment.Value
                    : segments.Of(live, segment.Key, wished => taken.TryTake(node.Parent, segment.Key, wished)),
            StringComparer.OrdinalIgnoreCase
        );
        node.Live = live with { UrlSegments = segmentsOf };
    }
}
