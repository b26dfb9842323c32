using Microsoft.EntityFrameworkCore;

namespace Participation.Storage;

/// <summary>
/// "An agent can never delete": the database itself refuses it. A DELETE, or an UPDATE that changes who wrote what and
/// when, fails on every table below unless an <c>Erasure</c> of that row is under way in the same transaction (a court
/// or the data protection authority may order one). On SQLite whoever owns the file can still drop the trigger: this
/// makes tampering evident, not impossible.
/// </summary>
static class Guards
{
    /// <summary>Table, and the columns that say what it is.</summary>
    static readonly (string Table, string[] Identity)[] Guarded =
    [
        ("Contributions", ["Id", "ProcessId", "Type", "AuthorId", "CreatedAt"]),
        ("ContributionVersions", ["Id", "ContributionId", "Number", "Title", "Body", "At"]),
        ("Comments", ["Id", "SubjectId", "ParentId", "AuthorId", "CreatedAt", "Body"]),
        ("Trashings", ["Id", "SubjectKind", "SubjectId", "Reason", "Text", "AgentId", "At"]),
        ("Restorations", ["Id", "TrashingId", "AgentId", "At"]),
        ("FollowUpAnswers", ["Id", "ContributionId", "Status", "Text", "AgentId", "At"]),
        ("Withdrawals", ["ContributionId", "At"]),
        ("Reports", ["Id", "SubjectKind", "SubjectId", "Reason", "At"]),
    ];

    public static async Task Apply(ParticipationDb db, CancellationToken stop)
    {
        var statements = db.Choice.IsSqlite ? Guarded.SelectMany(Sqlite) : Postgres(db.Choice.Schema);
        foreach (var sql in statements)
            await db.Database.ExecuteSqlRawAsync(sql, stop);
    }

    static IEnumerable<string> Sqlite((string Table, string[] Identity) guarded)
    {
        var (table, identity) = guarded;
        var allowed = $"""EXISTS (SELECT 1 FROM "Erasures" WHERE "SubjectId" = OLD."{identity[0]}" AND "DoneAt" IS NULL)""";
        var changed = string.Join(" OR ", identity.Select(column => $"""NEW."{column}" IS NOT OLD."{column}" """));
        yield return $"""DROP TRIGGER IF EXISTS "{table}_keep" """;
        yield return $"""
            CREATE TRIGGER "{table}_keep" BEFORE DELETE ON "{table}" WHEN NOT {allowed}
            BEGIN SELECT RAISE(ABORT, 'guard: {table} rows are never deleted'); END
            """;
        yield return $"""DROP TRIGGER IF EXISTS "{table}_same" """;
        yield return $"""
            CREATE TRIGGER "{table}_same" BEFORE UPDATE ON "{table}" WHEN ({changed}) AND NOT {allowed}
            BEGIN SELECT RAISE(ABORT, 'guard: {table} rows keep their identity'); END
            """;
    }

    static IEnumerable<string> Postgres(string schema)
    {
        foreach (var (table, identity) in Guarded)
        {
            var changed = string.Join(" OR ", identity.Select(column => $"""NEW."{column}" IS DISTINCT FROM OLD."{column}" """));
            yield return $"""
                CREATE OR REPLACE FUNCTION {schema}.guard_{table}() RETURNS trigger LANGUAGE plpgsql AS $guard$
                BEGIN
                  IF EXISTS (SELECT 1 FROM {schema}."Erasures" WHERE "SubjectId" = OLD."{identity[0]}" AND "DoneAt" IS NULL) THEN
                    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
                  END IF;
                  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'guard: {table} rows are never deleted'; END IF;
                  IF {changed} THEN RAISE EXCEPTION 'guard: {table} rows keep their identity'; END IF;
                  RETURN NEW;
                END $guard$
                """;
            yield return $"""DROP TRIGGER IF EXISTS guard_{table} ON {schema}."{table}" """;
            yield return $"""
                CREATE TRIGGER guard_{table} BEFORE UPDATE OR DELETE ON {schema}."{table}"
                FOR EACH ROW EXECUTE FUNCTION {schema}.guard_{table}()
                """;
        }
    }
}
