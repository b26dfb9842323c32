using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Foundation.Storage;

/// <summary>
/// What every SQLite connection is told when it opens. <c>synchronous=FULL</c> is the promise: what was answered as
/// saved survives a power cut, not only a crash of the program.
/// </summary>
sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    public static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        // Entity Framework opens read-only to see whether there is a database. A start killed before its first write
        // leaves an empty file, which only a writer can turn to WAL.
        var isReader = connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase);
        command.CommandText = isReader
            ? "PRAGMA busy_timeout=10000;"
            : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY; PRAGMA recursive_triggers=ON;";
        command.ExecuteNonQuery();
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply(connection);
        return Task.CompletedTask;
    }
}
