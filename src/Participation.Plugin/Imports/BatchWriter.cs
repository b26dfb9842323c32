using System.Data.Common;
using System.Diagnostics;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Imports;

/// <summary>
/// Writes placed rows in short transactions: a running site waits for one of them at most. The size of a batch follows
/// the time that the last one took.
/// </summary>
sealed class BatchWriter(
    ParticipationStore store,
    ImportedEntities entities,
    KnownItems known,
    ImportReport report,
    Guid processId,
    TimeProvider clock
)
{
    const int Largest = 1_000;
    const int Smallest = 50;
    const int LargestText = 2_000_000;
    const int Patience = 8;
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(200);

    /// <summary>Lets the site's own writers in: on SQLite they look again after some milliseconds.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    readonly List<Placed> _batch = [];
    int _size = 200;
    int _text;

    public async Task Add(ImportRow row, KnownItem? parent, CancellationToken stop)
    {
        var placed = Place(row, parent);
        known.Add(row.Key, placed.Item);
        _batch.Add(placed);
        _text += row is ContributionRow { Body: { } body } ? body.Length : 0;
        if (_batch.Count >= _size || _text > LargestText)
            await Flush(stop);
    }

    public async Task Flush(CancellationToken stop)
    {
        if (_batch.Count == 0)
            return;
        var watch = Stopwatch.StartNew();
        await Write(_batch, stop);
        _size = watch.Elapsed > Short ? Math.Max(Smallest, _size * 2 / 3) : Math.Min(Largest, _size * 3 / 2);
        _batch.Clear();
        _text = 0;
        report.Progressed?.Invoke();
        if (store.Database.IsSqlite)
            await Task.Delay(Pause, clock, stop);
    }

    Placed Place(ImportRow row, KnownItem? parent)
    {
        if (row is VoteRow or ReportRow)
            return new Placed(row, parent!, new KnownItem(parent!.Id, null)); // both always name a parent
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        if (row is not CommentRow)
            return new Placed(row, parent, new KnownItem(id, null));
        var place = parent!.Thread is { } above ? above with { Depth = above.Depth + 1 } : new CommentPlace(parent.Id, id, 0);
        return new Placed(row, parent, new KnownItem(id, place));
    }

    async Task Write(IReadOnlyList<Placed> batch, CancellationToken stop)
    {
        try
        {
            await InTransaction(batch, stop);
            entities.Keep();
            foreach (var placed in batch)
                report.Take(placed.Row.Called);
        }
        catch (DbException failed) when (!WriteFaults.IsFatal(failed))
        {
            await OneByOne(batch, failed, stop);
        }
    }

    /// <summary>One row that the database refuses must not take its neighbours with it.</summary>
    async Task OneByOne(IReadOnlyList<Placed> batch, DbException failed, CancellationToken stop)
    {
        entities.Forget(known);
        if (batch.Count > 1)
        {
            foreach (var placed in batch)
                if (placed.Parent is { } parent && _refused.Contains(parent.Id))
                    Refuse(placed, RowNote.ParentRefused, "");
                else
                    await Write([placed], stop);
            return;
        }
        if (UniqueViolation.Is(failed) && await TakenMeanwhile(batch[0].Row.Key, stop))
            report.FindAgain(batch[0].Row.Called);
        else
            Refuse(batch[0], RowNote.DatabaseRefused, failed.Message);
    }

    readonly HashSet<Guid> _refused = [];

    void Refuse(Placed placed, RowNote note, string detail)
    {
        known.Forget(placed.Row.Key);
        _refused.Add(placed.Item.Id);
        report.Refuse(placed.Row.From, note, detail);
    }

    /// <summary>Another run of the same import is under way.</summary>
    async Task<bool> TakenMeanwhile(RowKey key, CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.ImportedRows.AnyAsync(
            row => row.ProcessId == processId && row.Kind == key.Kind && row.ExternalId == key.Id,
            stop
        );
    }

    async Task InTransaction(IReadOnlyList<Placed> batch, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = store.Open();
                await db.InTransaction(() => Insert(db, batch, stop), stop);
                return;
            }
            catch (DbException busy) when (WriteFaults.IsBusy(busy) && attempt < Patience)
            {
                entities.Forget(known);
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), clock, stop);
            }
        }
    }

    async Task<int> Insert(ParticipationDb db, IReadOnlyList<Placed> batch, CancellationToken stop)
    {
        var rows = new ImportedRows();
        foreach (var placed in batch)
            entities.AddTo(rows, placed, known);
        await rows.InsertInto(db, stop);
        return batch.Count;
    }
}

/// <summary>A row that has its place.</summary>
/// <param name="Item">What it becomes; for a vote or a report, what it is about.</param>
sealed record Placed(ImportRow Row, KnownItem? Parent, KnownItem Item);
