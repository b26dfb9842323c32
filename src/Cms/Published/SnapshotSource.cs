using Cms.Documents;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>Holds the present snapshot, and replaces it in one step when something is published.</summary>
public sealed class SnapshotSource(CmsStorage storage, PublishedTools tools, IVariationContextAccessor variation) : IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    volatile Snapshot? _current;
    (int, Guid) _stamp;

    public Snapshot Current => _current ??= New(SnapshotRows.None);

    /// <summary>Reads what is published and shows it, all at once.</summary>
    public async Task<Snapshot> Reload(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await using var db = storage.Open();
            // Before the rows: what is saved in between is seen as a change the next time.
            var stamp = await Stamp(db, stop);
            _current = New(await Read(db, stop));
            _stamp = stamp;
            return _current;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Whether something was saved since the last reading, by this process or by another.</summary>
    public async Task<bool> IsBehind(CancellationToken stop)
    {
        await using var db = storage.Open();
        return _current is not null && await Stamp(db, stop) != _stamp;
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Every save adds a version, and none ever goes.</summary>
    static async Task<(int, Guid)> Stamp(CmsDb db, CancellationToken stop) =>
        (
            await db.Versions.CountAsync(stop),
            await db.Versions.OrderByDescending(version => version.Id).Select(version => version.Id).FirstOrDefaultAsync(stop)
        );

    Snapshot New(SnapshotRows rows) => new(rows, tools, () => variation.VariationContext?.Culture);

    static async Task<SnapshotRows> Read(CmsDb db, CancellationToken stop)
    {
        var none = NodeContent.None;
        var nodes = await db
            .Nodes.AsNoTracking()
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
}
