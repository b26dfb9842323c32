using Microsoft.EntityFrameworkCore;

namespace Foundation.Storage;

/// <summary>
/// A line of the change feed: something of this kind and id was written by the same transaction. Whatever is derived
/// (index, counters, letters, caches) follows the feed and can be rebuilt from it.
/// </summary>
public sealed class Change
{
    /// <summary>Assigned by the database, growing, with holes.</summary>
    public long Sequence { get; private set; }

    public required string Kind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>
    /// The table. On PostgreSQL a sequence is assigned before the commit, so a reader that only follows it would skip
    /// rows for ever: the transaction's number is kept too, and rows are read below the oldest one still running.
    /// </summary>
    public static void Map(ModelBuilder model, DatabaseChoice database)
    {
        var change = model.Entity<Change>();
        change.ToTable("Changes");
        change.HasKey(line => line.Sequence);
        change.Property(line => line.Kind).HasMaxLength(40);
        if (database.IsSqlite)
            return;
        change.Property<ulong>(TransactionColumn).HasColumnType("xid8").HasDefaultValueSql("pg_current_xact_id()");
        change.HasIndex(TransactionColumn, nameof(Sequence));
    }

    internal const string TransactionColumn = "Transaction";
}
