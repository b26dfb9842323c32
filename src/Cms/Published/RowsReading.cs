using Cms.Documents;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Published;

/// <summary>
/// Reads what a snapshot is made of, all of it or what changed since the last reading. Of drafts or of what is live; never
/// both, and never from the bin.
/// </summary>
internal sealed class RowsReading(bool drafts)
{
    /// <summary>Past this, reading everything is quicker than picking.</summary>
    const int MostPicked = 500;

    SnapshotRows? _rows;
    (int Count, Guid Last) _stamp;

    /// <summary>Every save adds a version, and none ever goes.</summary>
    public async Task<bool> IsBehind(CmsDb db, CancellationToken stop) => _rows is null || await Stamp(db, stop) != _stamp;

    public async Task<SnapshotRows> All(CmsDb db, CancellationToken stop)
    {
        // Before the rows: what is saved in between is seen as a change the next time.
        var stamp = await Stamp(db, stop);
        var nodes = await Nodes(db.Nodes, stop);
        var rows = new SnapshotRows(
            nodes.FindAll(node => node.Kind == NodeKind.Document),
            nodes.FindAll(node => node.Kind == NodeKind.Media),
            await db.Types.AsNoTracking().ToListAsync(stop),
            await db.DataTypes.AsNoTracking().ToListAsync(stop),
            await db.Languages.AsNoTracking().OrderByDescending(l => l.IsDefault).ThenBy(l => l.IsoCode).ToListAsync(stop),
            await db.Domains.AsNoTracking().OrderBy(domain => domain.Name).ToListAsync(stop),
            await db.Dictionary.AsNoTracking().ToDictionaryAsync(item => item.Alias, StringComparer.OrdinalIgnoreCase, stop)
        );
        return Keep(rows, stamp);
    }

    public async Task<SnapshotRows> Changed(CmsDb db, IReadOnlyCollection<Guid> changed, CancellationToken stop)
    {
        var stamp = await Stamp(db, stop);
        if (_rows is null || await SavedSince(db, stamp.Item1, stop) is not { } saved || saved.Count + changed.Count > MostPicked)
            return await All(db, stop);
        saved.UnionWith(changed);
        return Keep(_rows.With(saved, await Nodes(db.Nodes.Where(node => saved.Contains(node.Key)), stop)), stamp);
    }

    SnapshotRows Keep(SnapshotRows rows, (int, Guid) stamp)
    {
        (_rows, _stamp) = (rows, stamp);
        return rows;
    }

    static async Task<(int, Guid)> Stamp(CmsDb db, CancellationToken stop) =>
        (
            await db.Versions.CountAsync(stop),
            await db.Versions.OrderByDescending(version => version.Id).Select(version => version.Id).FirstOrDefaultAsync(stop)
        );

    /// <summary>Whose versions are newer than the last reading; null when that cannot be told.</summary>
    async Task<HashSet<Guid>?> SavedSince(CmsDb db, int count, CancellationToken stop)
    {
        var added = count - _stamp.Count;
        if (added is < 0 or > MostPicked)
            return null;
        var newest = await db
            .Versions.OrderByDescending(version => version.Id)
            .Take(added)
            .Select(version => new { version.Id, version.Node })
            .ToListAsync(stop);
        // Two processes may save in the same millisecond, in either order.
        return newest.TrueForAll(version => string.CompareOrdinal(version.Id.ToString(), _stamp.Last.ToString()) > 0)
            ? [.. newest.Select(version => version.Node)]
            : null;
    }

    async Task<List<NodeRow>> Nodes(IQueryable<NodeRow> nodes, CancellationToken stop)
    {
        if (drafts)
            return (await nodes.AsNoTracking().Where(node => !node.Trashed).ToListAsync(stop)).ConvertAll(Draft);
        var none = NodeContent.None;
        return await nodes
            .AsNoTracking()
            .Where(node => node.Live != null && !node.Trashed)
            .Select(node => new NodeRow
            {
                Id = node.Id,
                Key = node.Key,
                Kind = node.Kind,
                Parent = node.Parent,
                TypeKey = node.TypeKey,
                SortOrder = node.SortOrder,
                Level = node.Level,
                Template = node.Template,
                Created = node.Created,
                Updated = node.Updated,
                Draft = none, // half of the volume, and none of the public's business
                Live = node.Live,
            })
            .ToListAsync(stop);
    }

    /// <summary>As if the draft were live, at the address it has.</summary>
    static NodeRow Draft(NodeRow node)
    {
        node.Live = node.Draft with { UrlSegments = node.Live?.UrlSegments ?? [], Dates = [] };
        return node;
    }
}
