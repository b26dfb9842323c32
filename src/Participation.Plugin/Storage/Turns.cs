using Microsoft.EntityFrameworkCore;

namespace Participation.Storage;

/// <summary>Makes those who act on one thing act one after the other, where no unique index can settle it.</summary>
static class Turns
{
    /// <summary>
    /// Waits until no other transaction holds this id's turn, and holds it to the end of ours. Called first in a
    /// transaction. On SQLite the write gate has given the turn already.
    /// </summary>
    public static async Task TakeTurn(this ParticipationDb db, Guid id, CancellationToken stop)
    {
        if (!db.Choice.IsSqlite)
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({id.ToString()}, 0))", stop);
    }
}
