using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Participation.Storage;

/// <summary>
/// Brings the database to this program's version: refuses one that a newer program made, copies the SQLite file beside
/// itself before it changes it, then sets the guards again (a table rebuilt by Entity Framework loses its triggers).
/// </summary>
public sealed class MigrateParticipation(ParticipationStore store, TimeProvider clock)
{
    public async Task Run(CancellationToken stop)
    {
        await using var db = store.Open();
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToList();
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        if (applied.Find(migration => !known.Contains(migration)) is { } newer)
            throw new NewerDatabaseException(newer);
        var pending = (await db.Database.GetPendingMigrationsAsync(stop)).Any();
        if (pending && applied.Count > 0)
            CopyBeside();
        if (pending)
            await db.Database.MigrateAsync(stop);
        await Guards.Apply(db, stop);
    }

    void CopyBeside()
    {
        if (store.Database.File is not { } file)
            return;
        var copy = string.Create(CultureInfo.InvariantCulture, $"{file}.before-{clock.GetUtcNow():yyyyMMddHHmmss}");
        using var source = new SqliteConnection(store.Database.ConnectionString);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy }.ToString());
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}

/// <summary>The data folder was written by a newer program: going on would lose what that one knows.</summary>
public sealed class NewerDatabaseException(string migration)
    : Exception(
        $"The participation database is from a newer version of this program (it knows '{migration}', we do not). Install that version."
    );
