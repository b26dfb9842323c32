using Microsoft.Extensions.Localization;
using Participation.Geography;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Imports;

/// <summary>
/// Takes rows into a process, in short transactions, beside a running site. Every row leaves its key: run again, nothing
/// comes twice; killed in the middle, run again and it goes on.
/// </summary>
public sealed class ImportContributions(
    ParticipationStore store,
    Communes communes,
    IStringLocalizer<ImportsRoom> words,
    TimeProvider clock
)
{
    /// <summary>Rows may come in any order; a child waits for its parent, until the end of the files.</summary>
    public async Task Run(Process process, IEnumerable<ImportRow> rows, ImportReport report, CancellationToken stop)
    {
        var known = await KnownItems.Load(store, process.Id, stop);
        var entities = new ImportedEntities(process, communes, words, clock);
        var writer = new BatchWriter(store, entities, known, report, process.Id, clock);
        await new Sorting(writer, known, report).Run(rows, stop);
    }
}

/// <summary>Orders rows so that parents come before children, and sets aside what cannot be placed.</summary>
sealed class Sorting(BatchWriter writer, KnownItems known, ImportReport report)
{
    readonly Dictionary<RowKey, (RowOrigin From, int Content)> _seen = [];
    readonly Dictionary<RowKey, List<ImportRow>> _waiting = [];
    readonly HashSet<RowKey> _leftOut = [];
    readonly HashSet<RowKey> _withTotals = [];
    readonly Queue<ImportRow> _ready = new();

    public async Task Run(IEnumerable<ImportRow> rows, CancellationToken stop)
    {
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            if (IsNew(row))
                await Settle(row, stop);
        }
        await Orphans(stop);
        await writer.Flush(stop);
    }

    bool IsNew(ImportRow row)
    {
        var content = Content(row);
        if (_seen.TryAdd(row.Key, (row.From, content)))
            return true;
        var first = _seen[row.Key];
        if (first.Content != content)
            report.Refuse(row.From, RowNote.SameIdOtherContent, $"{row.Key.Id} ({first.From.File}:{first.From.Line})");
        return false;
    }

    static int Content(ImportRow row) =>
        row switch
        {
            ContributionRow it => HashCode.Combine(it.Type, it.Side, it.Title, it.Body, it.Author, it.Parents.FirstOrDefault()),
            CommentRow it => HashCode.Combine(it.Body, it.Author, it.Parents.FirstOrDefault()),
            VoteRow it => HashCode.Combine(it.Opinion, it.Author, it.Parents.FirstOrDefault()),
            ReportRow it => HashCode.Combine(it.Reason, it.Body, it.Parents.FirstOrDefault()),
            _ => 0,
        };

    /// <summary>Places the row, then all those that waited for it, without recursion: a thread may be very deep.</summary>
    async Task Settle(ImportRow row, CancellationToken stop, bool withWhatThereIs = false)
    {
        _ready.Enqueue(row);
        while (_ready.TryDequeue(out var next))
        {
            if (!await Place(next, withWhatThereIs && ReferenceEquals(next, row), stop))
                continue;
            if (_waiting.Remove(next.Key, out var children))
                children.ForEach(_ready.Enqueue);
        }
    }

    /// <summary>False when the row waits.</summary>
    async Task<bool> Place(ImportRow row, bool withWhatThereIs, CancellationToken stop)
    {
        if (row is ContributionRow { Totals: not null })
            _withTotals.Add(row.Key);
        if (known.Find(row.Key) is not null)
        {
            report.FindAgain(row.Called);
            return true;
        }
        if (row is ContributionRow { Published: false } || row.Parents.Any(_leftOut.Contains))
        {
            _leftOut.Add(row.Key);
            report.LeaveOut(row.From, RowNote.NotPublished);
            return true;
        }
        if (ParentOf(row, withWhatThereIs) is not { } found)
        {
            Wait(row);
            return false;
        }
        if (row is VoteRow && _withTotals.Contains(found.Key))
            report.FindInTotals();
        else
            await writer.Add(row, found.Parent, stop);
        return true;
    }

    /// <summary>Null while it must wait; a row without parents stands by itself.</summary>
    (RowKey Key, KnownItem? Parent)? ParentOf(ImportRow row, bool withWhatThereIs)
    {
        if (row.Parents.Count == 0)
            return (default, null);
        foreach (var key in withWhatThereIs ? row.Parents : row.Parents.Take(1))
            if (known.Find(key) is { } parent)
                return (key, parent);
        return withWhatThereIs && row is ContributionRow { StandsAlone: true } ? (default, null) : null;
    }

    void Wait(ImportRow row)
    {
        if (!_waiting.TryGetValue(row.Parents[0], out var children))
            _waiting[row.Parents[0]] = children = [];
        children.Add(row);
    }

    /// <summary>
    /// At the end of the files. First those whose best parent is nowhere: they take another, or are refused, and free
    /// what waited for them. What is left then waits for itself in circles, which are cut at one row after the other.
    /// </summary>
    async Task Orphans(CancellationToken stop)
    {
        while (_waiting.Count > 0)
        {
            var itself = _waiting.Values.SelectMany(rows => rows).Select(row => row.Key).ToHashSet();
            var nowhere = _waiting.Keys.Where(key => !itself.Contains(key)).ToList();
            var circle = nowhere.Count == 0;
            foreach (var key in circle ? [_waiting.Keys.First()] : nowhere)
                if (_waiting.Remove(key, out var rows))
                    foreach (var row in rows)
                        await SettleOrphan(row, circle, stop);
        }
    }

    async Task SettleOrphan(ImportRow row, bool circle, CancellationToken stop)
    {
        if (ParentOf(row, withWhatThereIs: true) is null && !row.Parents.Any(_leftOut.Contains))
        {
            report.Refuse(row.From, circle ? RowNote.ParentsInCircle : RowNote.UnknownParent, row.Parents[0].Id);
            return;
        }
        if (row.Parents.Count > 1 || row is ContributionRow { StandsAlone: true })
            report.Remark(row.From, RowNote.ParentReplaced, row.Parents[0].Id);
        await Settle(row, stop, withWhatThereIs: true);
    }
}
