using Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Storage;

/// <summary>The engine's database: opens contexts, and brings the schema up to date.</summary>
public sealed class CmsStorage(DatabaseChoice database) : IDisposable
{
    readonly WriteGate _gate = new(database);

    public CmsDb Open() =>
        database.IsSqlite
            ? new CmsDbSqlite(Options<CmsDbSqlite>(), database, _gate)
            : new CmsDbPostgres(Options<CmsDbPostgres>(), database, _gate);

    /// <summary>See <see cref="SchemaUpgrade.Run"/>.</summary>
    public async Task Upgrade(CancellationToken stop)
    {
        await using var db = Open();
        await SchemaUpgrade.Run(db, stop);
    }

    public void Dispose() => _gate.Dispose();

    DbContextOptions<TDb> Options<TDb>()
        where TDb : CmsDb
    {
        var options = new DbContextOptionsBuilder<TDb>();
        database.Configure(options);
        return options.Options;
    }
}
