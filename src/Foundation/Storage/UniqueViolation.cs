using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Foundation.Storage;

/// <summary>Recognises the refusal of a unique index, in the words of each database.</summary>
public static class UniqueViolation
{
    const int SqliteConstraintUnique = 2067;
    const int SqliteConstraintPrimaryKey = 1555;

    public static bool Is(DbUpdateException refused) => refused.InnerException is DbException inner && Is(inner);

    public static bool Is(DbException refused) =>
        refused switch
        {
            SqliteException { SqliteExtendedErrorCode: SqliteConstraintUnique or SqliteConstraintPrimaryKey } => true,
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
            _ => false,
        };
}
