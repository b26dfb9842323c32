using Foundation.Storage;

namespace Participation.Storage;

/// <summary>
/// The plugin's database and what belongs to it. A type of its own, so that the CMS beside us may have its own gate
/// and choice in the same container.
/// </summary>
public sealed class ParticipationStore(DatabaseChoice database) : IDisposable
{
    public DatabaseChoice Database => database;
    public WriteGate Gate { get; } = new(database);
    public ChangeSignal Signal { get; } = new();
    public FeedReader Feed { get; } = new(database);

    /// <summary>A new context; cheap, to be disposed by who asked.</summary>
    public ParticipationDb Open() =>
        database.IsSqlite
            ? new ParticipationDbSqlite(database, Gate, Signal)
            : new ParticipationDbPostgres(database, Gate, Signal);

    public void Dispose() => Gate.Dispose();
}
