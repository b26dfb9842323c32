using Cms.Redirects;
using Cms.Storage;
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
    readonly SemaphoreSlim _one = new(1, 1);
    readonly RowsReading _rows = new(drafts: false);
    readonly AsyncLocal<Snapshot?> _shown = new();
    volatile Snapshot? _current;

    /// <summary>What is published, or what a preview shows to whoever asked for it.</summary>
    public Snapshot Current => _shown.Value ?? Published;

    internal Snapshot Published => _current ??= New(SnapshotRows.None);

    /// <summary>For the rest of this request, in place of what is published.</summary>
    internal void ShowHere(Snapshot snapshot) => _shown.Value = snapshot;

    /// <summary>Reads all that is published, types and words included, and shows it, all at once.</summary>
    public Task<Snapshot> Reload(CancellationToken stop) => InTurn(_rows.All, stop);

    /// <summary>
    /// Reads again only the documents and media named, and those of which a version was saved since the last reading;
    /// the rest of the new snapshot is made of the rows at hand. Of what moved, the top is enough. For a change of types,
    /// languages or words: <see cref="Reload"/>.
    /// </summary>
    public Task<Snapshot> Renew(IReadOnlyCollection<Guid> changed, CancellationToken stop) =>
        InTurn((db, end) => _rows.Changed(db, changed, end), stop);

    /// <summary>Whether something was saved since the last reading, by this process or by another.</summary>
    public async Task<bool> IsBehind(CancellationToken stop)
    {
        await using var db = storage.Open();
        return _current is not null && await _rows.IsBehind(db, stop);
    }

    public void Dispose() => _one.Dispose();

    async Task<Snapshot> InTurn(Func<CmsDb, CancellationToken, Task<SnapshotRows>> read, CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            await using var db = storage.Open();
            var next = New(await read(db, stop));
            next.Former = await addresses.Run(db, _current, next, stop);
            return _current = next;
        }
        finally
        {
            _one.Release();
        }
    }

    Snapshot New(SnapshotRows rows) => new(rows, tools, () => variation.VariationContext?.Culture);
}
