using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Participation.Storage;

/// <summary>Tells apart the reasons for which a database refuses a write, in the words of each.</summary>
static class WriteFaults
{
    const int Statement = 1;
    const int Busy = 5;
    const int Locked = 6;
    const int InputOutput = 10;
    const int Full = 13;
    const int CannotOpen = 14;

    /// <summary>Another process holds the file: worth trying again.</summary>
    public static bool IsBusy(DbException refused) => refused is SqliteException { SqliteErrorCode: Statement or Busy or Locked };

    /// <summary>The database itself fails, or our statement is wrong: no other row will fare better.</summary>
    public static bool IsFatal(DbException refused) =>
        refused is SqliteException { SqliteErrorCode: Statement or Busy or Locked or InputOutput or Full or CannotOpen }
        || (refused is Npgsql.NpgsqlException and not Npgsql.PostgresException)
        || refused is Npgsql.PostgresException { SqlState: ['4', '2', ..] or ['5', '3', ..] or ['5', '7', ..] or ['5', '8', ..] };
}
