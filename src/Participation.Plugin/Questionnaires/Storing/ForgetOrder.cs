using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// Removes what a database remembers by itself of the order in which rows came. PostgreSQL keeps rows where they were
/// written and with the number of their transaction: both tables are written anew, each in one transaction and in an order
/// drawn at random. On SQLite rows have no number and lie in the order of their ids; the log of writes is emptied.
/// </summary>
public sealed class ForgetOrder(ParticipationDb db, LastForgotten last)
{
    static readonly string[] Tables = ["QuestionnaireAnswers", "QuestionnaireFiles", "QuestionnaireParticipations"];

    /// <summary>Once a day, and after a start.</summary>
    public async Task Run(DateOnly today, CancellationToken stop)
    {
        if (last.Day == today)
            return;
        if (db.Choice.IsSqlite)
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", stop);
        else
            foreach (var table in Tables)
                await Shuffle($"{db.Choice.Schema}.\"{table}\"", stop);
        last.Day = today;
    }

    async Task Shuffle(string table, CancellationToken stop)
    {
        string[] statements =
        [
            $"LOCK TABLE {table} IN EXCLUSIVE MODE",
            $"CREATE TEMPORARY TABLE shuffled ON COMMIT DROP AS SELECT * FROM {table}",
            $"DELETE FROM {table}",
            $"INSERT INTO {table} SELECT * FROM shuffled ORDER BY gen_random_uuid()",
        ];
        await db.InTransaction(
            async () =>
            {
                foreach (var sql in statements)
                    await db.Database.ExecuteSqlRawAsync(sql, stop);
                return true;
            },
            stop
        );
        // The rows as they were before are still in the file until then.
#pragma warning disable EF1002 // the name of the table comes from the model
        await db.Database.ExecuteSqlRawAsync($"VACUUM {table}", stop);
#pragma warning restore EF1002
    }
}

/// <summary>The day on which it was last done by this process.</summary>
public sealed class LastForgotten
{
    public DateOnly Day { get; set; }
}
