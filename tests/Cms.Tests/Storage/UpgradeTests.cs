using Cms.Storage;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Storage;

public sealed class UpgradeTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_migrations_say_all_that_the_model_says(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        using var storage = new CmsStorage(await Databases.Fresh(provider, "cms", folder.Path));
        await using var db = storage.Open();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_newer_programs_database_is_refused_by_name(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        using var storage = new CmsStorage(await Databases.Fresh(provider, "cms", folder.Path));
        await storage.Upgrade(Stop);
        await using var db = storage.Open();
        const string row = "VALUES ('29990101000000_FromTheFuture', '99')";
        if (provider == DatabaseProvider.Sqlite)
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" " + row, Stop);
        else
            await db.Database.ExecuteSqlRawAsync("INSERT INTO cms.\"__EFMigrationsHistory\" " + row, Stop);
        var refused = await Assert.ThrowsAsync<NewerDatabaseException>(() => storage.Upgrade(Stop));
        Assert.Contains("29990101000000_FromTheFuture", refused.Message);
    }

    [Fact]
    public async Task A_sqlite_file_is_copied_beside_itself_before_it_is_changed()
    {
        using var folder = new TemporaryFolder();
        using var storage = new CmsStorage(await Databases.Fresh(DatabaseProvider.Sqlite, "cms", folder.Path));
        await storage.Upgrade(Stop);
        Assert.Empty(Directory.GetFiles(folder.Path, "*.bak"));
        await using (var db = storage.Open())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE Kept (Word TEXT); INSERT INTO Kept VALUES ('kept')", Stop);
            Assert.True(await SchemaUpgrade.BackUp(db, "Test", Stop) is { } copy && new FileInfo(copy).Length > 0);
        }
        Assert.Single(Directory.GetFiles(folder.Path, "*.bak"));
    }
}
