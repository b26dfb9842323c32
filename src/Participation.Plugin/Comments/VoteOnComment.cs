using System.Data.Common;
using System.Globalization;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>
/// A person finds a comment useful or not, changes their mind, or takes the vote back. The totals change in the same
/// transaction, so the figure shown is always the number of rows.
/// </summary>
public sealed class VoteOnComment(
    ParticipationDb db,
    ParticipationStore store,
    GroupCommit group,
    IEnumerable<ICommentable> subjects,
    TimeProvider clock
)
{
    public enum Outcome
    {
        Recorded,

        /// <summary>None of that id, or it is in the trash.</summary>
        NoSuchComment,
        Closed,
        AddressNotConfirmed,
    }

    /// <param name="up">True for useful, false for not useful, null takes the former vote back.</param>
    public async Task<Outcome> Run(Guid id, Guid personId, bool? up, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var comment = await db
            .Comments.Where(it => it.Id == id && it.TrashedAt == null)
            .Select(it => new { it.SubjectKind, it.SubjectId })
            .SingleOrDefaultAsync(stop);
        if (comment is null)
            return Outcome.NoSuchComment;
        var room = subjects.First(it => it.Kind == comment.SubjectKind);
        if (await room.Find(comment.SubjectId, now, stop) is not { IsOpen: true })
            return Outcome.Closed;
        if (!await db.Persons.AnyAsync(it => it.Id == personId && it.ConfirmedAt != null && it.ClosedAt == null, stop))
            return Outcome.AddressNotConfirmed;
        var value =
            up is null ? 0
            : up.Value ? 1
            : -1;
        return await group.Run(connection => Record(connection, id, personId, value, now), stop);
    }

    /// <summary>The first statement locks the comment's row on PostgreSQL: two votes on it take turns.</summary>
    async Task<Outcome> Record(DbConnection connection, Guid id, Guid personId, int value, DateTimeOffset now)
    {
        var database = store.Database;
        var (comments, votes) = (database.Table("Comments"), database.Table("CommentVotes"));
        (string, object?)[] who = [("id", id), ("person", personId)];

        if (
            await connection.Execute(
                $"""UPDATE {comments} SET "Up" = "Up" WHERE "Id" = @id AND "TrashedAt" IS NULL""",
                ("id", id)
            ) == 0
        )
            return Outcome.NoSuchComment;
        var former = await connection.Scalar(
            $"""SELECT "Value" FROM {votes} WHERE "CommentId" = @id AND "PersonId" = @person""",
            who
        );
        var was = Convert.ToInt32(former ?? 0, CultureInfo.InvariantCulture);
        if (was == value)
            return Outcome.Recorded;
        if (value == 0)
            await connection.Execute($"""DELETE FROM {votes} WHERE "CommentId" = @id AND "PersonId" = @person""", who);
        else
            await connection.Execute(
                $"""
                INSERT INTO {votes} ("CommentId", "PersonId", "Value", "At") VALUES (@id, @person, @value, @at)
                ON CONFLICT ("CommentId", "PersonId") DO UPDATE SET "Value" = excluded."Value", "At" = excluded."At"
                """,
                [.. who, ("value", value), ("at", database.Instant(now))]
            );
        await connection.Execute(
            $"""
            UPDATE {comments} SET "Up" = "Up" + @up, "Down" = "Down" + @down, "Score" = "Score" + @score WHERE "Id" = @id
            """,
            ("id", id),
            ("up", Step(1, was, value)),
            ("down", Step(-1, was, value)),
            ("score", value - was)
        );
        await connection.Execute(
            $"""INSERT INTO {database.Table("Changes")} ("Kind", "SubjectId") VALUES (@kind, @id)""",
            ("kind", Comment.Kind),
            ("id", id)
        );
        return Outcome.Recorded;
    }

    static int Step(int counted, int was, int becomes) => (becomes == counted ? 1 : 0) - (was == counted ? 1 : 0);
}
