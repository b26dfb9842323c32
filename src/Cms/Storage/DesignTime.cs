using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cms.Storage;

/// <summary>For `dotnet ef migrations add NAME -c CmsDbSqlite -o Storage/Migrations/Sqlite`; nothing is connected to.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<CmsDbSqlite>
{
    static readonly DatabaseChoice Nowhere = DatabaseChoice.SqliteFile("design.db", CmsDb.Schema);

    public CmsDbSqlite CreateDbContext(string[] args) =>
        new(
            (DbContextOptions<CmsDbSqlite>)Nowhere.Configure(new DbContextOptionsBuilder<CmsDbSqlite>()).Options,
            Nowhere,
            new(Nowhere)
        );
}

/// <inheritdoc cref="SqliteDesign"/>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<CmsDbPostgres>
{
    static readonly DatabaseChoice Nowhere = DatabaseChoice.Postgres("Host=localhost", CmsDb.Schema);

    public CmsDbPostgres CreateDbContext(string[] args) =>
        new(
            (DbContextOptions<CmsDbPostgres>)Nowhere.Configure(new DbContextOptionsBuilder<CmsDbPostgres>()).Options,
            Nowhere,
            new(Nowhere)
        );
}
