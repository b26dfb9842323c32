using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Foundation.Storage;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// Who holds the letter presses the button: the signature counts. Answered once it is on disk. The hot path of a surge:
/// what it must know is read in one statement beside the writer, and written in one with the others of the moment.
/// </summary>
public sealed class ConfirmSignature
{
    /// <summary>A mailbox has two places; who loses both races is judged a third time, and told.</summary>
    const int MostTries = 3;

    readonly ParticipationStore _store;
    readonly GroupCommit _group;
    readonly CountOne _count;
    readonly TimeProvider _clock;
    readonly string _find;
    readonly string _mailbox;

    public ConfirmSignature(ParticipationStore store, GroupCommit group, CountOne count, TimeProvider clock)
    {
        (_store, _group, _count, _clock) = (store, group, count, clock);
        var (signatories, petitions) = (store.Database.Table("Signatories"), store.Database.Table("Petitions"));
        _find = $"""
            SELECT s."Id", s."PetitionId", s."Commune", s."NameKey", s."Mailbox", s."ConfirmedAt" IS NOT NULL, p."Stage",
              p."ConfirmUntil", p."TrashedAt" IS NOT NULL,
              (SELECT COUNT(*) FROM {signatories} o WHERE o."PetitionId" = s."PetitionId" AND o."Mailbox" = s."Mailbox" AND o."Place" IS NOT NULL)
            FROM {signatories} s JOIN {petitions} p ON p."Id" = s."PetitionId" WHERE s."TokenHash" = @hash
            """;
        _mailbox = $"""
            SELECT "NameKey", "Commune", "Place" FROM {signatories}
            WHERE "PetitionId" = @petition AND "Mailbox" = @mailbox AND "Place" IS NOT NULL
            """;
    }

    public enum Outcome
    {
        Counted,

        /// <summary>By this link before, or by another of the same person.</summary>
        AlreadyCounted,

        /// <summary>Two people have signed with this mailbox, or somebody of another commune.</summary>
        MailboxTaken,

        /// <summary>The link waits until the petition goes on.</summary>
        Paused,
        TooLate,
        NoSuchLink,
    }

    /// <param name="PetitionId">Null for a link that is not ours.</param>
    public sealed record Result(Outcome Outcome, Guid? PetitionId = null);

    /// <summary>Looks without touching: opening a link does nothing. <see cref="Outcome.Counted"/> stands for "would count".</summary>
    public async Task<Result> Look(string token, CancellationToken stop) =>
        await Find(token, stop) is { } found
            ? new((await Judge(found, stop)).Outcome, found.PetitionId)
            : new(Outcome.NoSuchLink);

    public async Task<Result> Run(string token, CancellationToken stop)
    {
        if (await Find(token, stop) is not { } found)
            return new(Outcome.NoSuchLink);
        for (var tries = 1; ; tries++)
        {
            var (outcome, place) = await Judge(found, stop);
            if (outcome is not Outcome.Counted)
                return new(outcome, found.PetitionId);
            try
            {
                var one = new CountOne.Counted(
                    found.Id,
                    found.PetitionId,
                    found.Commune,
                    SignatureChannel.Email,
                    place,
                    _clock.GetUtcNow()
                );
                await _group.Run(connection => _count.Run(connection, one), stop);
                return new(Outcome.Counted, found.PetitionId);
            }
            catch (DbException refused) when (tries < MostTries && UniqueViolation.Is(refused))
            {
                // The same button twice, or two people of one mailbox at once: judged again on what is there now.
                found = await Find(token, stop) ?? found;
            }
        }
    }

    sealed record Found(
        Guid Id,
        Guid PetitionId,
        string Commune,
        string? NameKey,
        string? Mailbox,
        bool IsConfirmed,
        PetitionStage Stage,
        DateTimeOffset? Until,
        bool IsTrashed,
        bool IsMailboxUsed
    );

    async Task<(Outcome Outcome, int Place)> Judge(Found found, CancellationToken stop)
    {
        if (found.IsConfirmed)
            return (Outcome.AlreadyCounted, 0);
        if (found.Stage is PetitionStage.Paused)
            return (Outcome.Paused, 0);
        if (found.IsTrashed || !Petition.TakesConfirmations(found.Stage, found.Until, _clock.GetUtcNow()))
            return (Outcome.TooLate, 0);
        if (!found.IsMailboxUsed)
            return (Outcome.Counted, 0);
        var others = await Others(found, stop);
        return OneMailbox.Judge(others, found.NameKey, found.Commune) switch
        {
            OneMailbox.Verdict.Same => (Outcome.AlreadyCounted, 0),
            OneMailbox.Verdict.Taken => (Outcome.MailboxTaken, 0),
            _ => (Outcome.Counted, others.Count),
        };
    }

    async Task<Found?> Find(string token, CancellationToken stop)
    {
        await using var connection = await _store.Database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = _find;
        Add(command, "hash", HashOf(token));
        await using var row = await command.ExecuteReaderAsync(stop);
        if (!await row.ReadAsync(stop))
            return null;
        return new(
            row.GetGuid(0),
            row.GetGuid(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : row.GetString(4),
            row.GetBoolean(5),
            (PetitionStage)row.GetInt32(6),
            row.IsDBNull(7) ? null : Instant(row, 7),
            row.GetBoolean(8),
            row.GetInt64(9) > 0
        );
    }

    async Task<IReadOnlyList<OneMailbox.Person>> Others(Found found, CancellationToken stop)
    {
        await using var connection = await _store.Database.Open(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = _mailbox;
        Add(command, "petition", found.PetitionId);
        Add(command, "mailbox", found.Mailbox);
        var others = new List<OneMailbox.Person>();
        await using var rows = await command.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
            others.Add(new(rows.IsDBNull(0) ? null : rows.GetString(0), rows.GetString(1)));
        return others;
    }

    DateTimeOffset Instant(DbDataReader row, int column) =>
        _store.Database.IsSqlite
            ? new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero)
            : row.GetFieldValue<DateTimeOffset>(column);

    static void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    /// <summary>As the row keeps it: who reads the table opens nothing.</summary>
    internal static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
