using Microsoft.EntityFrameworkCore;

namespace Foundation.Storage;

/// <summary>A database context whose every write passes the <see cref="WriteGate"/> of its file.</summary>
public abstract class GatedDb(DbContextOptions options, DatabaseChoice database, WriteGate gate) : DbContext(options)
{
    /// <summary>Which database this is: the few raw statements need to know.</summary>
    public DatabaseChoice Choice => database;

    /// <summary>
    /// Runs several statements in one transaction (immediate on SQLite) and commits it. An exception rolls back.
    /// Inside, <see cref="DbContext.SaveChangesAsync(CancellationToken)"/> belongs to the transaction.
    /// </summary>
    public async Task<T> InTransaction<T>(Func<Task<T>> work, CancellationToken stop)
    {
        using var turn = await gate.Enter(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        var result = await work();
        await transaction.CommitAsync(stop);
        AfterCommit();
        return result;
    }

    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        if (Database.CurrentTransaction is not null)
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var turn = await gate.Enter(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        AfterCommit();
        return saved;
    }

    /// <summary>Synchronous saves would block the gate's queue.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: a write waits for its turn.");

    /// <summary>Called once what was saved is durable.</summary>
    protected virtual void AfterCommit() { }

    /// <summary>
    /// Saves, and answers false when a unique index settled a race against us. Anything else throws.
    /// </summary>
    public async Task<bool> TrySaveChanges(CancellationToken stop)
    {
        try
        {
            await SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused))
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.UseUtcInstants(database.IsSqlite);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (!database.IsSqlite)
            modelBuilder.HasDefaultSchema(database.Schema);
    }
}
