using Cms.Documents;
using Cms.Management.Values;
using Cms.Published;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Management.Nodes;

/// <summary>A document or a medium with what a tree says of it.</summary>
/// <param name="Ancestors">Keys from the root to its parent.</param>
/// <param name="NoAccess">It is shown only because it leads to something that is theirs.</param>
internal sealed record Placed(NodeRow Node, IReadOnlyList<Guid> Ancestors, bool HasChildren, bool NoAccess);

/// <summary>Reads the trees of documents and of media from the database, as far as who asks may see them.</summary>
internal sealed class NodeReader(CmsStorage storage, SnapshotSource snapshots)
{
    public Elements Elements => new(snapshots.Current);

    public async Task<NodeRow?> Find(NodeKind kind, Guid key, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.Nodes.AsNoTracking().FirstOrDefaultAsync(node => node.Key == key && node.Kind == kind, stop);
    }

    /// <summary>Keys from the root to the document; empty when there is none.</summary>
    public async Task<IReadOnlyList<Guid>> PathOf(Guid key, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.PathOf(key, stop);
    }

    /// <summary>The children of a document in their order; those at the root, or the start nodes of who may not see it, for none.</summary>
    public async Task<Paged<Placed>> Children(
        NodeKind kind,
        Guid? parent,
        int skip,
        int take,
        Access access,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        IReadOnlyList<Guid> above = parent is { } key ? await db.PathOf(key, stop) : [];
        var all = db.Nodes.AsNoTracking().Where(node => node.Kind == kind && !node.Trashed && node.Parent == parent);
        var reach = ReachOf(kind, access);
        if (!reach.Includes(above))
        {
            var shown = await OnTheWay(db, reach, stop);
            all = all.Where(node => shown.Contains(node.Key));
        }
        var total = await all.CountAsync(stop);
        var page = take == 0 ? [] : await InOrder(all).Skip(skip).Take(take).ToListAsync(stop);
        return new(total, await Items(db, kind, page, access, stop));
    }

    public async Task<Siblings<Placed>> Siblings(
        NodeKind kind,
        Guid target,
        int before,
        int after,
        Access access,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        var node = await db.Nodes.AsNoTracking().FirstOrDefaultAsync(node => node.Key == target && node.Kind == kind, stop);
        if (node is null)
            return new(0, 0, []);
        var all = db
            .Nodes.AsNoTracking()
            .Where(other => other.Kind == kind && other.Trashed == node.Trashed && other.Parent == node.Parent);
        var keys = await InOrder(all).Select(other => other.Key).ToListAsync(stop);
        var around = Management.Siblings<Guid>.Around(keys, keys.IndexOf(target), before, after);
        return new(around.TotalBefore, around.TotalAfter, await ByKeys(db, kind, around.Items, access, stop));
    }

    /// <summary>From the root down to the document itself.</summary>
    public async Task<IReadOnlyList<Placed>> Ancestors(NodeKind kind, Guid key, Access access, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await ByKeys(db, kind, await db.PathOf(key, stop), access, stop);
    }

    /// <summary>In the order asked.</summary>
    public async Task<IReadOnlyList<Placed>> ByKeys(
        NodeKind kind,
        IReadOnlyList<Guid> keys,
        Access access,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        return await ByKeys(db, kind, keys, access, stop);
    }

    public async Task<Paged<Placed>> Trashed(
        NodeKind kind,
        Guid? parent,
        int skip,
        int take,
        Access access,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        var all = db.Nodes.AsNoTracking().Where(node => node.Kind == kind && node.Trashed && node.Parent == parent);
        var page = await InOrder(all).Skip(skip).Take(take).ToListAsync(stop);
        return new(await all.CountAsync(stop), await Items(db, kind, page, access, stop));
    }

    /// <summary>Whose name, in any language, has these words in it; those that begin with them first.</summary>
    public async Task<Paged<Placed>> Named(NodeKind kind, string words, int skip, int take, Access access, CancellationToken stop)
    {
        await using var db = storage.Open();
        var reach = ReachOf(kind, access);
        var all = await db
            .Nodes.AsNoTracking()
            .Where(node => node.Kind == kind && !node.Trashed)
            .Select(node => new
            {
                node.Key,
                node.Parent,
                node.Draft,
            })
            .ToListAsync(stop);
        var parents = all.ToDictionary(node => node.Key, node => node.Parent);
        var found = all.Select(node => (node.Key, At: node.Draft.Names.Values.Min(name => Place(name, words))))
            .Where(node => node.At < int.MaxValue && (reach.Root || reach.Includes(Path(node.Key, parents))))
            .OrderBy(node => node.At)
            .Select(node => node.Key)
            .ToList();
        return new(found.Count, await ByKeys(db, kind, [.. found.Skip(skip).Take(take)], access, stop));
    }

    static int Place(string name, string words) =>
        System.Globalization.CultureInfo.InvariantCulture.CompareInfo.IndexOf(
            name,
            words.Trim(),
            System.Globalization.CompareOptions.IgnoreCase | System.Globalization.CompareOptions.IgnoreNonSpace
        )
            is >= 0
                and var at
            ? at
            : int.MaxValue;

    static List<Guid> Path(Guid key, Dictionary<Guid, Guid?> parents)
    {
        var path = new List<Guid>();
        for (Guid? at = key; at is { } next && !path.Contains(next); at = parents.GetValueOrDefault(next))
            path.Insert(0, next);
        return path;
    }

    async Task<IReadOnlyList<Placed>> ByKeys(
        CmsDb db,
        NodeKind kind,
        IReadOnlyList<Guid> keys,
        Access access,
        CancellationToken stop
    )
    {
        var nodes = await db.Nodes.AsNoTracking().Where(node => keys.Contains(node.Key) && node.Kind == kind).ToListAsync(stop);
        return await Items(
            db,
            kind,
            [.. keys.Select(key => nodes.Find(node => node.Key == key)).OfType<NodeRow>()],
            access,
            stop
        );
    }

    async Task<IReadOnlyList<Placed>> Items(CmsDb db, NodeKind kind, List<NodeRow> nodes, Access access, CancellationToken stop)
    {
        var keys = nodes.ConvertAll(node => node.Key);
        var withChildren = await db
            .Nodes.Where(node => node.Parent != null && keys.Contains(node.Parent.Value))
            .Select(node => node.Parent!.Value)
            .Distinct()
            .ToListAsync(stop);
        var above = new Dictionary<Guid, IReadOnlyList<Guid>>();
        foreach (var parent in nodes.Select(node => node.Parent).OfType<Guid>().Distinct())
            above[parent] = await db.PathOf(parent, stop);
        var reach = ReachOf(kind, access);
        return nodes.ConvertAll(node =>
        {
            var ancestors = node.Parent is { } parent ? above[parent] : [];
            var sees = node.Trashed || reach.Includes([.. ancestors, node.Key]);
            return new Placed(node, ancestors, withChildren.Contains(node.Key), !sees);
        });
    }

    /// <summary>The start nodes of who does not see everything, and what leads to them.</summary>
    static async Task<HashSet<Guid>> OnTheWay(CmsDb db, Reach reach, CancellationToken stop)
    {
        var shown = new HashSet<Guid>();
        foreach (var start in reach.Starts)
            shown.UnionWith(await db.PathOf(start, stop));
        return shown;
    }

    static Reach ReachOf(NodeKind kind, Access access) => kind == NodeKind.Media ? access.Media : access.Documents;

    static IQueryable<NodeRow> InOrder(IQueryable<NodeRow> nodes) =>
        nodes.OrderBy(node => node.SortOrder).ThenBy(node => node.Id);
}
