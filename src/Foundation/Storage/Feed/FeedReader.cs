using System.Data.Common;
using System.Globalization;

namespace Foundation.Storage;

/// <summary>Reads the change feed in the one order in which nothing is ever skipped.</summary>
public sealed class FeedReader(DatabaseChoice database)
{
    const string Sqlite = """
        SELECT '0', "Sequence", "Kind", "SubjectId" FROM "Changes"
        WHERE "Sequence" > @sequence ORDER BY "Sequence" LIMIT @take
        """;

    // The text has a name of its own: ORDER BY "Transaction" would otherwise sort the output, as text.
    const string Postgres = """
        SELECT "Transaction"::text AS number, "Sequence", "Kind", "SubjectId" FROM {0}."Changes"
        WHERE "Transaction" < pg_snapshot_xmin(pg_current_snapshot())
          AND ("Transaction", "Sequence") > (@transaction::xid8, @sequence)
        ORDER BY "Transaction", "Sequence" LIMIT @take
        """;

    public sealed record Line(FeedPosition Position, string Kind, Guid SubjectId);

    /// <summary>At most <paramref name="take"/> lines after a position, oldest first.</summary>
    public async Task<IReadOnlyList<Line>> After(FeedPosition position, int take, CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = database.IsSqlite ? Sqlite : string.Format(CultureInfo.InvariantCulture, Postgres, database.Schema);
        Add(command, "sequence", position.Sequence);
        Add(command, "take", take);
        if (!database.IsSqlite)
            Add(command, "transaction", position.Transaction.ToString(CultureInfo.InvariantCulture));
        var lines = new List<Line>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var transaction = ulong.Parse(rows.GetString(0), CultureInfo.InvariantCulture);
            lines.Add(new Line(new FeedPosition(transaction, rows.GetInt64(1)), rows.GetString(2), rows.GetGuid(3)));
        }
        return lines;
    }

    /// <summary>Where the feed ends now: what is derived and stands here has seen everything committed before.</summary>
    public async Task<FeedPosition> End(CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = database.IsSqlite
            ? """SELECT '0', COALESCE(MAX("Sequence"), 0) FROM "Changes" """
            : $"""SELECT "Transaction"::text AS number, "Sequence" FROM {database.Schema}."Changes" ORDER BY "Transaction" DESC, "Sequence" DESC LIMIT 1""";
        await using var rows = await command.ExecuteReaderAsync(stop);
        return await rows.ReadAsync(stop)
            ? new FeedPosition(ulong.Parse(rows.GetString(0), CultureInfo.InvariantCulture), rows.GetInt64(1))
            : FeedPosition.Start;
    }

    static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
