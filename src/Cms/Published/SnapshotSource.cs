using Cms.Documents;
using Cms.Redirects;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>Holds the present snapshot, and replaces it in one step when something is published.</summary>
public sealed class SnapshotSource(
    CmsStorage storage,
    PublishedTools tools,
    IVariationContextAccessor variation,
    RememberAddresses addresses
) : IDisposable
{
    /// <summary>Past this, reading everything is quicker than picking.</summary>
    const int MostPicked = 500;

    readonly SemaphoreSlim _one = new(1, 1);
    volatile Snapshot? _current;
    (int Count, Guid Last) _stamp;

    public Snapshot Current => _current ??= New(SnapshotRows.None);

    /// <summary>Reads all that is published, types and words included, and shows it, all at once.</summary>
    public Task<Snapshot> Reload(CancellationToken stop) => InTurn(ReadAll, stop);

    /// <summary>
    /// Reads again only the documents and media named, and those of which a version was saved since the last reading;
    /// the rest of the new snapshot is made of the rows at hand. Of what moved, the top is enough. For a change of types,
    /// languages or words: <see cref="Reload"/>.
    /// </summary>
    public Task<Snapshot> Renew(IReadOnlyCollection<Guid> changed, CancellationToken stop) =>
        InTurn((db, end) => ReadChanged(db, changed, end), stop);

    /// <summary>Whether something was saved since the last reading, by this process or by another.</summary>
    public async Task<bool> IsBehind(CancellationToken stop)
    {
        await using var db = storage.Open();
        return _current is not null && await Stamp(db, stop) != _stamp;
    }

    public void Dispose() => _one.Dispose();

    async Task<Snapshot> InTurn(Func<CmsDb, CancellationToken, Task<SnapshotRows>> read, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await using var db = storage.Open();
            // Before the rows: what is saved in between is seen as a change the next time.
            var stamp = await Stamp(db, stop);
            var next = New(await read(db, stop));
            next.Former = await addresses.Run(db, _current, next, stop);
            _current = next;
            _stamp = stamp;
            return next;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Every save adds a version, and none ever goes.</summary>
    static async Task<(int, Guid)> Stamp(CmsDb db, CancellationToken stop) =>
        (
            await db.Versions.CountAsync(stop),
            await db.Versions.OrderByDescending(version => version.Id).Select(version => version.Id).FirstOrDefaultAsync(stop)
        );

    Snapshot New(SnapshotRows rows) => new(rows, tools, () => variation.VariationContext?.Culture);

    async Task<SnapshotRows> ReadChanged(CmsDb db, IReadOnlyCollection<Guid> changed, CancellationToken stop)
    {
        if (_current is null || await SavedSince(db, stop) is not { } saved || saved.Count + changed.Count > MostPicked)
            return await ReadAll(db, stop);
        saved.UnionWith(changed);
        return _current.Rows.With(saved, await Nodes(db.Nodes.Where(node => saved.Contains(node.Key)), stop));
    }

    /// <summary>Whose versions are newer than the last reading; null when that cannot be told.</summary>
    async Task<HashSet<Guid>?> SavedSince(CmsDb db, CancellationToken stop)
    {
        var added = await db.Versions.CountAsync(stop) - _stamp.Count;
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

    static async Task<SnapshotRows> ReadAll(CmsDb db, CancellationToken stop)
    {
        var nodes = await Nodes(db.Nodes, stop);
        return new(
            nodes.FindAll(node => node.Kind == NodeKind.Document),
            nodes.FindAll(node => node.Kind == NodeKind.Media),
            await db.Types.AsNoTracking().ToListAsync(stop),
            await db.DataTypes.AsNoTracking().ToListAsync(stop),
            await db.Languages.AsNoTracking().OrderByDescending(l => l.IsDefault).ThenBy(l => l.IsoCode).ToListAsync(stop),
            await db.Domains.AsNoTracking().OrderBy(domain => domain.Name).ToListAsync(stop),
            await db.Dictionary.AsNoTracking().ToDictionaryAsync(item => item.Alias, StringComparer.OrdinalIgnoreCase, stop)
        );
    }

    static Task<List<NodeRow>> Nodes(IQueryable<NodeRow> nodes, CancellationToken stop)
    {
        var none = NodeContent.None;
        return nodes
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
}
