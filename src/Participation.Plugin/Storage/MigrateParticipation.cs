using Foundation.Storage;

namespace Participation.Storage;

/// <summary>
/// Brings the database to this program's version, then sees to it that the guards stand: a table rebuilt by Entity
/// Framework on SQLite loses its triggers.
/// </summary>
public sealed class MigrateParticipation(ParticipationStore store)
{
    /// <exception cref="NewerDatabaseException">A newer program wrote this data folder.</exception>
    public async Task Run(CancellationToken stop)
    {
        await using var db = store.Open();
        await SchemaUpgrade.Run(db, stop);
        await Guards.Stand(db, stop);
    }
}
