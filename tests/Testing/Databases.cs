using Foundation.Storage;
using Npgsql;
using Xunit;

namespace Testing;

/// <summary>Both databases, for every test of storage: <c>[Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]</c>.</summary>
public static class Databases
{
    public static TheoryData<DatabaseProvider> Both => new(DatabaseProvider.Sqlite, DatabaseProvider.Postgres);

    /// <summary>A new empty database: a file in <paramref name="folder"/>, or a database of the private PostgreSQL.</summary>
    public static async Task<DatabaseChoice> Fresh(DatabaseProvider provider, string schema, string folder)
    {
        if (provider is DatabaseProvider.Sqlite)
            return DatabaseChoice.SqliteFile(Path.Combine(folder, schema + ".db"), schema);
        var server = await PostgresServer.Shared;
        var name = "test_" + Guid.NewGuid().ToString("N");
        await using var connection = new NpgsqlConnection(server.ConnectionString("postgres"));
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return DatabaseChoice.Postgres(server.ConnectionString(name), schema);
    }
}
