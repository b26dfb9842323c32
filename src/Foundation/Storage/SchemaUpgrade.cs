using System.Globalization;
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
        if (applied.Count > 0)
            await BackUp(db, applied[^1], stop);
        await db.Database.MigrateAsync(stop);
    }

    /// <summary>
    /// Copies a SQLite file beside itself and gives the copy's path; null on PostgreSQL, whose operators have their own
    /// ways. `VACUUM INTO` copies what is committed, write-ahead log included, even while others read.
    /// </summary>
    public static async Task<string?> BackUp(GatedDb db, string from, CancellationToken stop = default)
    {
        if (db.Choice.File is not { } file)
            return null;
        var stamp = DateTime.UtcNow.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var copy = $"{file}.before-upgrade-from-{from}-{stamp}.bak";
        await using var connection = await db.Choice.Open(stop);
        await using var vacuum = connection.CreateCommand();
        vacuum.CommandText = "VACUUM INTO @copy";
        var parameter = vacuum.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@copy", copy);
        vacuum.Parameters.Add(parameter);
        await vacuum.ExecuteNonQueryAsync(stop);
        return copy;
    }
}

/// <summary>An older program was started on the data of a newer one.</summary>
public sealed class NewerDatabaseException(string where, IReadOnlyList<string> unknown)
    : Exception(
        $"The database {where} was made by a newer version of this program (it has {string.Join(", ", unknown)}). "
            + "Start that version, or restore a backup made by this one."
    );
