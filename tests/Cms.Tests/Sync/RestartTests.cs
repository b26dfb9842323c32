using System.Text.Json;
using Cms.Storage;
using Cms.Sync;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Sync;

public sealed class RestartTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_start_changes_nothing(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        var database = await Databases.Fresh(provider, "cms", folder.Path);
        string before;
        await using (var cms = await TestCms.Start(folder, database: database))
            before = await Rows(cms);
        await using var again = await TestCms.Start(folder, database: database);
        Assert.Equal(before, await Rows(again));
    }

    [Fact]
    public async Task A_changed_type_is_applied_at_the_next_start_and_a_changed_document_is_not()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil");
        await using (await TestCms.Start(folder, files.Folder)) { }
        files.Property("title").Type("page");
        files.Document("Accueil", english: "Home");
        await using var cms = await TestCms.Start(folder, files.Folder);
        Assert.Single(cms.Snapshot.Types[Files.Key("page")].PropertyTypes);
        Assert.DoesNotContain("en-US", cms.Snapshot.Documents[Files.Key("Accueil")].Cultures.Keys);
    }

    [Fact]
    public async Task Documents_follow_their_files_when_the_setting_says_always()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil").Document("Avant", "Accueil");
        await using (await TestCms.Start(folder, files.Folder)) { }
        files.Document("Accueil", english: "Home");
        files.Write(
            "Content/" + Files.Key("Avant"),
            $"""<Empty Key="{Files.Key("Avant")}" Alias="Avant" Change="Delete" Level="2" />"""
        );
        await using var cms = await TestCms.Start(folder, files.Folder, content: ContentSync.Always);
        Assert.Contains("en-US", cms.Snapshot.Documents[Files.Key("Accueil")].Cultures.Keys);
        Assert.Single(cms.Snapshot.Documents);
        await using var db = cms.Get<CmsStorage>().Open();
        Assert.Equal(
            2,
            await db.Versions.CountAsync(version => version.Node == Files.Key("Accueil"), TestContext.Current.CancellationToken)
        );
    }

    static async Task<string> Rows(TestCms cms)
    {
        await using var db = cms.Get<CmsStorage>().Open();
        var stop = TestContext.Current.CancellationToken;
        return JsonSerializer.Serialize(
            new
            {
                Nodes = await db.Nodes.OrderBy(node => node.Id).ToListAsync(stop),
                Versions = await db.Versions.OrderBy(version => version.Id).ToListAsync(stop),
                Types = await db.Types.OrderBy(type => type.Id).ToListAsync(stop),
                DataTypes = await db.DataTypes.OrderBy(type => type.Id).ToListAsync(stop),
                Files = await db.SyncedFiles.OrderBy(file => file.Path).ToListAsync(stop),
                Words = await db.Dictionary.OrderBy(item => item.Alias).ToListAsync(stop),
            }
        );
    }
}
