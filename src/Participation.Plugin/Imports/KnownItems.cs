using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Imports;

/// <param name="Id">Of the contribution or comment here.</param>
/// <param name="Thread">For a comment: where its replies go; null for a contribution.</param>
public sealed record KnownItem(Guid Id, CommentPlace? Thread);

/// <param name="SubjectId">The contribution discussed.</param>
/// <param name="RootId">The comment at the top.</param>
public sealed record CommentPlace(Guid SubjectId, Guid RootId, int Depth);

/// <summary>What earlier runs, and this one so far, have taken into a process. In memory: some eighty bytes a row.</summary>
sealed class KnownItems
{
    readonly Dictionary<RowKey, KnownItem> _items = [];
    readonly Dictionary<string, Guid> _authors = new(StringComparer.Ordinal);

    public static async Task<KnownItems> Load(ParticipationStore store, Guid processId, CancellationToken stop)
    {
        await using var db = store.Open();
        var known = new KnownItems();
        var places = await db
            .Comments.Where(comment =>
                db.ImportedRows.Any(row => row.ProcessId == processId && row.Kind == RowKey.Comment && row.ItemId == comment.Id)
            )
            .Select(comment => new { comment.Id, Place = new CommentPlace(comment.SubjectId, comment.RootId, comment.Depth) })
            .ToDictionaryAsync(comment => comment.Id, comment => comment.Place, stop);
        await foreach (var row in db.ImportedRows.AsNoTracking().Where(row => row.ProcessId == processId).AsAsyncEnumerable())
        {
            if (row.Kind == RowKey.Author)
                known._authors[row.ExternalId] = row.ItemId;
            else
                known.Add(new RowKey(row.Kind, row.ExternalId), new KnownItem(row.ItemId, places.GetValueOrDefault(row.ItemId)));
        }
        return known;
    }

    public KnownItem? Find(RowKey key) => _items.GetValueOrDefault(key);

    public void Add(RowKey key, KnownItem item) => _items[key] = item;

    public void Forget(RowKey key) => _items.Remove(key);

    public Guid? Author(string key) => _authors.TryGetValue(key, out var id) ? id : null;

    public void AddAuthor(string key, Guid id) => _authors[key] = id;

    public void ForgetAuthor(string key) => _authors.Remove(key);
}
