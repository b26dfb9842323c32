using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Geography;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// The tables of the versions whose results are looked at: read from the database once, then only what has come since. An
/// answer never changes once it is sent, so a table that has as many rows as the database is right.
/// </summary>
public sealed class ResultsCache(IServiceScopeFactory scopes, Communes communes)
{
    /// <summary>Tables kept in memory; the one looked at longest ago goes first.</summary>
    const int Most = 6;

    readonly ConcurrentDictionary<Guid, Entry> _tables = new();

    sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1);
        public AnswerTable? Table { get; set; }
        public long Used { get; set; }
    }

    /// <summary>Works on the table of a version while nobody changes it.</summary>
    /// <returns>Default when the version is unknown.</returns>
    public async Task<T?> With<T>(Guid version, Func<AnswerTable, T> work, CancellationToken stop)
    {
        var entry = _tables.GetOrAdd(version, _ => new Entry());
        await entry.Turn.WaitAsync(stop);
        try
        {
            entry.Used = Environment.TickCount64;
            entry.Table = await Fresh(version, entry.Table, stop);
            return entry.Table is null ? default : work(entry.Table);
        }
        finally
        {
            entry.Turn.Release();
            Trim();
        }
    }

    async Task<AnswerTable?> Fresh(Guid version, AnswerTable? table, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationDb>();
        var sent = db.QuestionnaireAnswers.AsNoTracking().Where(row => row.VersionId == version && row.IsSent);
        var count = await sent.CountAsync(stop);
        if (table is not null && table.Count == count)
            return table;
        // Fewer than before: one was erased, and which one is not worth finding out.
        if (table is null || table.Count > count)
            table = await Empty(db, version, stop);
        if (table is null)
            return null;
        if (table.Count == 0)
            await Fill(table, sent, stop);
        else
            foreach (var ids in (await Missing(table, sent, stop)).Chunk(500))
                await Fill(table, sent.Where(row => ids.Contains(row.Id)), stop);
        return table;
    }

    async Task<AnswerTable?> Empty(ParticipationDb db, Guid version, CancellationToken stop)
    {
        var form = await db
            .QuestionnaireWordings.AsNoTracking()
            .Where(row => row.VersionId == version)
            .OrderByDescending(row => row.Number)
            .Select(row => row.Form)
            .FirstOrDefaultAsync(stop);
        return form is not null && JsonSerializer.Deserialize<QuestionnaireForm>(form, FrozenForm.Json) is { } read
            ? new AnswerTable(read, communes)
            : null;
    }

    static async Task<List<Guid>> Missing(AnswerTable table, IQueryable<QuestionnaireAnswer> sent, CancellationToken stop)
    {
        var missing = new List<Guid>();
        await foreach (var id in sent.Select(row => row.Id).AsAsyncEnumerable().WithCancellation(stop))
            if (!table.Knows(id))
                missing.Add(id);
        return missing;
    }

    static async Task Fill(AnswerTable table, IQueryable<QuestionnaireAnswer> rows, CancellationToken stop)
    {
        var needed = rows.Select(row => new
        {
            row.Id,
            row.Channel,
            row.Values,
        });
        await foreach (var row in needed.AsAsyncEnumerable().WithCancellation(stop))
            table.Add(row.Id, row.Channel, row.Values);
    }

    void Trim()
    {
        foreach (var (version, _) in _tables.OrderByDescending(pair => pair.Value.Used).Skip(Most))
            _tables.TryRemove(version, out _);
    }
}
