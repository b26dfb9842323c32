using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Foundation.Storage;

/// <summary>Where a room's rows live: a SQLite file (the embedded default) or a PostgreSQL server.</summary>
/// <param name="Provider">Which of the two.</param>
/// <param name="ConnectionString">The provider's own connection string.</param>
/// <param name="Schema">The schema that holds the tables and the migration history on PostgreSQL; SQLite has none.</param>
public sealed record DatabaseChoice(DatabaseProvider Provider, string ConnectionString, string Schema)
{
    /// <summary>A file in the data folder: WAL, enforced foreign keys, a busy timeout of ten seconds.</summary>
    public static DatabaseChoice SqliteFile(string path, string schema) =>
        new(
            DatabaseProvider.Sqlite,
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                ForeignKeys = true,
                Pooling = true,
                DefaultTimeout = 10,
            }.ToString(),
            schema
        );

    public static DatabaseChoice Postgres(string connectionString, string schema) =>
        new(DatabaseProvider.Postgres, connectionString, schema);

    /// <summary>The file behind a SQLite choice, else null.</summary>
    public string? File => IsSqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;

    public bool IsSqlite => Provider is DatabaseProvider.Sqlite;

    /// <summary>A table's name for raw SQL, quoted and with its schema.</summary>
    public string Table(string name) => IsSqlite ? $"\"{name}\"" : $"{Schema}.\"{name}\"";

    /// <summary>An instant as a raw parameter: see <see cref="UtcTicks"/>.</summary>
    public object Instant(DateTimeOffset instant) => IsSqlite ? instant.UtcTicks : instant.ToUniversalTime();

    /// <summary>Tells Entity Framework to use this database.</summary>
    public DbContextOptionsBuilder Configure(DbContextOptionsBuilder options) =>
        IsSqlite
            ? options.UseSqlite(ConnectionString).AddInterceptors(SqlitePragmas.Instance)
            : options.UseNpgsql(ConnectionString, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory", Schema));

    /// <summary>An open connection of our own, for the few statements that Entity Framework would slow down.</summary>
    public async Task<DbConnection> Open(CancellationToken stop)
    {
        DbConnection connection = IsSqlite
            ? new SqliteConnection(ConnectionString)
            : new Npgsql.NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(stop);
        if (IsSqlite)
            SqlitePragmas.Apply(connection);
        return connection;
    }
}

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
}
