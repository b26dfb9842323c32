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
        ("Petitions", ["Id", "ProcessId", "AuthorId", "CreatedAt"]),
        ("PetitionSteps", ["Id", "PetitionId", "Kind", "At", "AgentId", "Reason", "Text", "Tier", "On", "Video", "Minutes"]),
        ("Signatures", ["Id", "PetitionId", "Commune", "Channel", "At"]),
        ("Invalidations", ["Id", "PetitionId", "Criteria", "Text", "AgentId", "At"]),
        ("Recounts", ["Id", "PetitionId", "At", "Rows", "Tallied", "Agrees"]),
    ];

    /// <summary>Part of every trigger's name: raise it when a guard changes, and the new ones replace the old at the next start.</summary>
    const string Version = "v1";

    /// <summary>
    /// Makes the guards that are missing. An ordinary start, or a command beside the running site, finds them standing and
    /// touches nothing.
    /// </summary>
    public static async Task Stand(ParticipationDb db, CancellationToken stop)
    {
        if (await AreStanding(db, stop))
            return;
        await db.InTransaction(
            async () =>
            {
                var statements = db.Choice.IsSqlite ? Guarded.SelectMany(Sqlite) : Postgres(db.Choice.Schema);
                foreach (var sql in statements)
                    await db.Database.ExecuteSqlRawAsync(sql, stop);
                return true;
            },
            stop
        );
    }

    static async Task<bool> AreStanding(ParticipationDb db, CancellationToken stop)
    {
        var names = db.Choice.IsSqlite
            ? db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'trigger'")
            : db.Database.SqlQueryRaw<string>("SELECT tgname::text AS \"Value\" FROM pg_trigger WHERE NOT tgisinternal");
        var standing = await names.ToListAsync(stop);
        return Guarded.All(guarded => standing.Contains(Name(guarded.Table), StringComparer.Ordinal));
    }

    static string Name(string table) => $"guard_{table}_{Version}";

    static IEnumerable<string> Sqlite((string Table, string[] Identity) guarded)
    {
        var (table, identity) = guarded;
        var allowed = $"""EXISTS (SELECT 1 FROM "Erasures" WHERE "SubjectId" = OLD."{identity[0]}" AND "DoneAt" IS NULL)""";
        var changed = string.Join(" OR ", identity.Select(column => $"""NEW."{column}" IS NOT OLD."{column}" """));
        yield return $"""DROP TRIGGER IF EXISTS "{Name(table)}_same" """;
        yield return $"""
            CREATE TRIGGER "{Name(table)}_same" BEFORE UPDATE ON "{table}" WHEN ({changed}) AND NOT {allowed}
            BEGIN SELECT RAISE(ABORT, 'guard: {table} rows keep their identity'); END
            """;
        yield return $"""DROP TRIGGER IF EXISTS "{Name(table)}" """;
        yield return $"""
            CREATE TRIGGER "{Name(table)}" BEFORE DELETE ON "{table}" WHEN NOT {allowed}
            BEGIN SELECT RAISE(ABORT, 'guard: {table} rows are never deleted'); END
            """;
    }

    static IEnumerable<string> Postgres(string schema)
    {
        // Two nodes may start at once.
        yield return "SELECT pg_advisory_xact_lock(hashtext('participation guards'))";
        foreach (var (table, identity) in Guarded)
        {
            var (name, guarded) = (Name(table), $"{schema}.\"{table}\"");
            var changed = string.Join(" OR ", identity.Select(column => $"""NEW."{column}" IS DISTINCT FROM OLD."{column}" """));
            yield return $"""
                CREATE OR REPLACE FUNCTION {schema}."{name}"() RETURNS trigger LANGUAGE plpgsql AS $guard$
                BEGIN
                  IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION 'guard: {table} rows are never deleted'; END IF;
                  IF EXISTS (SELECT 1 FROM {schema}."Erasures" WHERE "SubjectId" = OLD."{identity[0]}" AND "DoneAt" IS NULL) THEN
                    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
                  END IF;
                  IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'guard: {table} rows are never deleted'; END IF;
                  IF {changed} THEN RAISE EXCEPTION 'guard: {table} rows keep their identity'; END IF;
                  RETURN NEW;
                END $guard$
                """;
            yield return $"""
                CREATE OR REPLACE TRIGGER "{name}_all" BEFORE TRUNCATE ON {guarded} FOR EACH STATEMENT EXECUTE FUNCTION {schema}."{name}"()
                """;
            yield return $"""
                CREATE OR REPLACE TRIGGER "{name}" BEFORE UPDATE OR DELETE ON {guarded} FOR EACH ROW EXECUTE FUNCTION {schema}."{name}"()
                """;
        }
    }
}
