using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Questions about places in the tree, asked of the database: drafts and the recycle bin are part of it.</summary>
internal static class NodeTree
{
    /// <summary>Keys from the root to the node itself; empty when there is no such node.</summary>
    public static async Task<IReadOnlyList<Guid>> PathOf(this CmsDb db, Guid key, CancellationToken stop)
    {
        var path = new List<Guid>();
        for (Guid? next = key; next is { } at && !path.Contains(at); )
        {
            var found = await db
                .Nodes.Where(node => node.Key == at)
                .Select(node => new { node.Parent })
                .FirstOrDefaultAsync(stop);
            if (found is null)
                break;
            path.Insert(0, at);
            next = found.Parent;
        }
        return path;
    }

    /// <summary>Everything below, level by level, tracked: who changes the tree changes these rows.</summary>
    public static async Task<List<NodeRow>> Below(this CmsDb db, Guid key, CancellationToken stop)
    {
        var all = new List<NodeRow>();
        for (var level = new List<Guid> { key }; level.Count > 0; )
        {
            var parents = level;
            var found = await db
                .Nodes.Where(node => node.Parent != null && parents.Contains(node.Parent.Value))
                .ToListAsync(stop);
            all.AddRange(found.OrderBy(node => node.SortOrder));
            level = found.ConvertAll(node => node.Key);
        }
        return all;
    }

    public static async Task<int> NextSortOrder(this CmsDb db, NodeKind kind, Guid? parent, CancellationToken stop) =>
        (
            await db.Nodes.Where(node => node.Kind == kind && node.Parent == parent).MaxAsync(node => (int?)node.SortOrder, stop)
            ?? -1
        ) + 1;

    public static async Task AddVersion(
        this CmsDb db,
        NodeRow node,
        DateTimeOffset now,
        Guid? by,
        bool published,
        CancellationToken stop
    )
    {
        var last =
            await db.Versions.Where(version => version.Node == node.Key).MaxAsync(version => (int?)version.Number, stop) ?? 0;
        db.Versions.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                Node = node.Key,
                Number = last + 1,
                Saved = now,
                SavedBy = by,
                Published = published,
                Content = node.Draft,
            }
        );
    }
}
