using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Foundation.Storage;

/// <summary>
/// Brings a database to the schema of this program at start. A newer program's database is refused, and a SQLite file is
/// copied beside itself before it is changed.
/// </summary>
public static class SchemaUpgrade
{
    /// <exception cref="NewerDatabaseException">The database has migrations that this program does not know.</exception>
    public static async Task Run(GatedDb db, CancellationToken stop)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        var known = db.Database.GetMigrations().ToList();
        if (applied.Except(known, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw new NewerDatabaseException(db.Choice.File ?? $"PostgreSQL, schema {db.Choice.Schema}", unknown);
        if (applied.Count == known.Count)
            return;
        if (applied.Count > 0 && db.Choice.File is { } file)
            BackUp(db, file, applied[^1]);
        await db.Database.MigrateAsync(stop);
    }

    /// <summary>`VACUUM INTO` copies what is committed, write-ahead log included, even while others read.</summary>
    static void BackUp(GatedDb db, string file, string last)
    {
        var stamp = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var copy = $"{file}.before-upgrade-from-{last}-{stamp}.bak";
        using var connection = new SqliteConnection(db.Choice.ConnectionString);
        connection.Open();
        using var vacuum = connection.CreateCommand();
        vacuum.CommandText = "VACUUM INTO $copy";
        vacuum.Parameters.AddWithValue("$copy", copy);
        vacuum.ExecuteNonQuery();
    }
}

/// <summary>An older program was started on the data of a newer one.</summary>
public sealed class NewerDatabaseException(string where, IReadOnlyList<string> unknown)
    : Exception(
        $"The database {where} was made by a newer version of this program (it has {string.Join(", ", unknown)}). "
            + "Start that version, or restore a backup made by this one."
    );
