using System.Data.Common;
using System.Globalization;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>
/// A person agrees, is mixed or disagrees; or takes the opinion back. One opinion a person, the last one counts. The
/// totals change in the same transaction, so the figure shown is always the number of rows.
/// </summary>
public sealed class SupportContribution(
    ParticipationDb db,
    ParticipationStore store,
    GroupCommit group,
    ProcessCatalog processes,
    TimeProvider clock
)
{
    public enum Outcome
    {
        Recorded,
        NoSuchContribution,
        Closed,
        AddressNotConfirmed,
    }

    /// <param name="opinion">Null takes the former opinion back.</param>
    public async Task<Outcome> Run(Guid id, Guid personId, Opinion? opinion, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var subject = await db
            .Contributions.Listed()
            .Where(row => row.Id == id)
            .Select(row => new { row.ProcessId, row.AuthorId })
            .SingleOrDefaultAsync(stop);
        if (subject is null)
            return Outcome.NoSuchContribution;
        if (processes.Find(subject.ProcessId, ReadProcesses.Cultures[0])?.IsDebateOpenAt(now) is not true)
            return Outcome.Closed;
        if (
            !await db.Persons.AnyAsync(
                person => person.Id == personId && person.ConfirmedAt != null && person.ClosedAt == null,
                stop
            )
        )
            return Outcome.AddressNotConfirmed;
        var isReaction = subject.AuthorId != personId;
        await group.Run(connection => Record(connection, id, personId, opinion, isReaction, now), stop);
        return Outcome.Recorded;
    }

    /// <summary>The first statement locks the contribution's row on PostgreSQL: two opinions on it take turns.</summary>
    async Task<int> Record(DbConnection connection, Guid id, Guid personId, Opinion? opinion, bool isReaction, DateTimeOffset now)
    {
        var database = store.Database;
        var (contributions, supports) = (database.Table("Contributions"), database.Table("Supports"));
        (string, object?) at = ("at", database.Instant(now));
        (string, object?)[] who = [("id", id), ("person", personId)];

        await connection.Execute(
            $"""UPDATE {contributions} SET "FirstReactionAt" = {(isReaction ? """COALESCE("FirstReactionAt", @at)""" : "\"FirstReactionAt\"")} WHERE "Id" = @id""",
            isReaction ? [("id", id), at] : [("id", id)]
        );
        var former = await connection.Scalar(
            $"""SELECT "Opinion" FROM {supports} WHERE "ContributionId" = @id AND "PersonId" = @person""",
            who
        );
        if (opinion is { } given)
            await connection.Execute(
                $"""
                INSERT INTO {supports} ("ContributionId", "PersonId", "Opinion", "At") VALUES (@id, @person, @opinion, @at)
                ON CONFLICT ("ContributionId", "PersonId") DO UPDATE SET "Opinion" = excluded."Opinion", "At" = excluded."At"
                """,
                [.. who, ("opinion", (int)given), at]
            );
        else
            await connection.Execute($"""DELETE FROM {supports} WHERE "ContributionId" = @id AND "PersonId" = @person""", who);

        var was = former is null ? (Opinion?)null : (Opinion)Convert.ToInt32(former, CultureInfo.InvariantCulture);
        await connection.Execute(
            $"""
            UPDATE {contributions} SET "Votes_Agree" = "Votes_Agree" + @agree, "Votes_Mixed" = "Votes_Mixed" + @mixed,
              "Votes_Disagree" = "Votes_Disagree" + @disagree WHERE "Id" = @id
            """,
            ("id", id),
            ("agree", Step(Opinion.Agree, was, opinion)),
            ("mixed", Step(Opinion.Mixed, was, opinion)),
            ("disagree", Step(Opinion.Disagree, was, opinion))
        );
        return await connection.Execute(
            $"""INSERT INTO {database.Table("Changes")} ("Kind", "SubjectId") VALUES (@kind, @id)""",
            ("kind", Contribution.Kind),
            ("id", id)
        );
    }

    static int Step(Opinion counted, Opinion? was, Opinion? becomes) => (becomes == counted ? 1 : 0) - (was == counted ? 1 : 0);
}
