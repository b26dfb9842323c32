using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>Where many signatures come from one place or one moment, and what an invalidation would take.</summary>
public sealed class FindSuspects(ParticipationDb db, ParticipationStore store)
{
    const int Shown = 10;

    /// <summary>Fewer than this from one place is a family.</summary>
    const int Few = 5;

    public sealed record Burst(string Value, int Count);

    /// <param name="Hours">The hours (their beginning) in which most were confirmed.</param>
    public sealed record Bursts(
        IReadOnlyList<Burst> Networks,
        IReadOnlyList<Burst> Neighbourhoods,
        IReadOnlyList<Burst> Domains,
        IReadOnlyList<Burst> Names,
        IReadOnlyList<(DateTimeOffset Hour, int Count)> Hours
    );

    /// <param name="Count">How many would leave the count.</param>
    /// <param name="Some">A few of them, for the agent's eye.</param>
    public sealed record Preview(int Count, IReadOnlyList<Signatory> Some);

    public async Task<Bursts> Run(Guid petition, CancellationToken stop) =>
        new(
            await Most(petition, "Network", stop),
            await Most(petition, "Neighbourhood", stop),
            await Most(petition, "Domain", stop),
            await Most(petition, "NameKey", stop),
            await Hours(petition, stop)
        );

    public async Task<Preview> Look(Guid petition, SuspectFilter filter, CancellationToken stop)
    {
        if (filter.IsEmpty)
            return new(0, []);
        var rows = filter.In(db, petition);
        var ids = await rows.Select(row => row.Id).Take(20).ToListAsync(stop);
        return new(
            await rows.CountAsync(stop),
            await db
                .Signatories.AsNoTracking()
                .Where(row => ids.Contains(row.Id))
                .OrderBy(row => row.ConfirmedAt)
                .ToListAsync(stop)
        );
    }

    /// <param name="column">One of ours, never typed.</param>
    Task<List<Burst>> Most(Guid petition, string column, CancellationToken stop) =>
        Read(
            $"""
            SELECT "{column}", COUNT(*) FROM {store.Database.Table("Signatories")}
            WHERE "PetitionId" = @petition AND "{column}" IS NOT NULL GROUP BY "{column}" HAVING COUNT(*) >= {Few}
            ORDER BY 2 DESC, 1 LIMIT {Shown}
            """,
            petition,
            row => new Burst(row.GetString(0), (int)row.GetInt64(1)),
            stop
        );

    async Task<IReadOnlyList<(DateTimeOffset, int)>> Hours(Guid petition, CancellationToken stop)
    {
        var hour = store.Database.IsSqlite
            ? string.Create(CultureInfo.InvariantCulture, $"\"At\" / {TimeSpan.TicksPerHour}")
            : "CAST(EXTRACT(EPOCH FROM \"At\") AS bigint) / 3600";
        return await Read(
            $"""
            SELECT {hour}, COUNT(*) FROM {store.Database.Table("Signatures")}
            WHERE "PetitionId" = @petition GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {Shown}
            """,
            petition,
            row => (Beginning(row.GetInt64(0)), (int)row.GetInt64(1)),
            stop
        );
    }

    DateTimeOffset Beginning(long hour) =>
        store.Database.IsSqlite
            ? new DateTimeOffset(hour * TimeSpan.TicksPerHour, TimeSpan.Zero)
            : DateTimeOffset.FromUnixTimeSeconds(hour * 3600);

    async Task<List<T>> Read<T>(string sql, Guid petition, Func<DbDataReader, T> read, CancellationToken stop)
    {
        await using var connection = await store.Database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("petition", petition);
        command.Parameters.Add(parameter);
        var found = new List<T>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            found.Add(read(rows));
        return found;
    }
}
