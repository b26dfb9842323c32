using Cms.Storage;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>
/// Everything as it would be if all drafts were published now, for those who may see drafts. Addresses are those that are
/// published; what has none yet is known by its key. Made when asked for, and again after a save.
/// </summary>
public sealed class PreviewSource(
    CmsStorage storage,
    PublishedTools tools,
    IVariationContextAccessor variation,
    SnapshotSource published
) : IDisposable
{
    readonly SemaphoreSlim _one = new(1, 1);
    readonly RowsReading _rows = new(drafts: true);
    Snapshot? _current;
    Snapshot? _beside;

    public async Task<Snapshot> Current(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            var live = published.Current;
            await using var db = storage.Open();
            var isBehind = await _rows.IsBehind(db, stop);
            if (_current is not null && _beside == live && !isBehind)
                return _current;
            // Another live snapshot may mean other types or another tree, of which versions say nothing.
            var rows = _current is not null && _beside == live ? await _rows.Changed(db, [], stop) : await _rows.All(db, stop);
            _beside = live;
            return _current = new(rows, tools, () => variation.VariationContext?.Culture, live.Routes);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
