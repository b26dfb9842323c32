using System.Data.Common;
using Foundation.Storage;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// The one statement that makes a signature count: its row, its place in the mailbox, its line in the feed and its tally,
/// sent to the database at once. Inside a transaction of <see cref="GroupCommit"/>: all of it is durable, or none.
/// </summary>
public sealed class CountOne
{
    readonly ParticipationStore _store;
    readonly string _confirm;

    public CountOne(ParticipationStore store)
    {
        _store = store;
        var database = store.Database;
        _confirm = $"""
            INSERT INTO {database.Table("Signatures")} ("Id", "PetitionId", "Commune", "Channel", "At")
              VALUES (@id, @petition, @commune, @channel, @at);
            UPDATE {database.Table("Signatories")} SET "ConfirmedAt" = @at, "Place" = @place WHERE "Id" = @id;
            INSERT INTO {database.Table("Changes")} ("Kind", "SubjectId") VALUES ('{Signature.Kind}', @id);
            INSERT INTO {database.Table("SignatureTallies")} AS tally ("PetitionId", "Commune", "Channel", "Shard", "Count")
              VALUES (@petition, @commune, @channel, @shard, 1)
              ON CONFLICT ("PetitionId", "Commune", "Channel", "Shard") DO UPDATE SET "Count" = tally."Count" + 1
            """;
    }

    /// <param name="Id">Of the signatory, and of the signature.</param>
    /// <param name="Place">In the mailbox: 0, or 1 for the second person.</param>
    public sealed record Counted(
        Guid Id,
        Guid PetitionId,
        string Commune,
        SignatureChannel Channel,
        int Place,
        DateTimeOffset At
    );

    /// <exception cref="DbException">A unique index refuses: it is counted already, or its place is taken.</exception>
    public Task<int> Run(DbConnection connection, Counted one) =>
        connection.Execute(
            _confirm,
            ("id", one.Id),
            ("petition", one.PetitionId),
            ("commune", one.Commune),
            ("channel", (int)one.Channel),
            ("at", _store.Database.Instant(one.At)),
            ("place", one.Place),
            ("shard", _store.Database.IsSqlite ? 0 : Random.Shared.Next(SignatureTally.Shards))
        );
}
