using Cms.Documents;
using Cms.Published;
using Cms.Storage;
using Foundation.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Testing;
using Xunit;

namespace Cms.Tests.Documents;

public sealed class ScheduleTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;
    static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_document_appears_and_goes_when_it_is_due_and_not_before(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Type("page")
            .Document("Accueil")
            .Document("Demain", "Accueil", published: "false")
            .Domains("Accueil");
        var clock = new Clock { Now = Noon };
        await using var cms = await TestCms.Start(folder, files.Folder, provider, configure: clock.Set);
        await Schedule(
            cms,
            "Demain",
            new("fr-FR", ScheduledAction.Release, Noon.AddHours(1)),
            new("fr-FR", ScheduledAction.Expire, Noon.AddHours(2))
        );
        Assert.Empty(await cms.Get<ObeySchedule>().Run(Stop));
        Assert.False(await Shown(cms));

        clock.Now = Noon.AddHours(1);
        await Obey(cms);
        Assert.True(await Shown(cms));

        clock.Now = Noon.AddHours(2);
        await Obey(cms);
        Assert.False(await Shown(cms));
        await using var db = cms.Get<CmsStorage>().Open();
        var row = await db.Nodes.SingleAsync(node => node.Key == Files.Key("Demain"), Stop);
        Assert.Null(row.Schedule);
        Assert.Equal("Demain", row.Draft.Names["fr-FR"]);
        Assert.Equal(3, await db.Versions.CountAsync(version => version.Node == row.Key, Stop));
    }

    [Fact]
    public async Task What_lacks_a_mandatory_value_is_not_published_by_itself()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("transcript", mandatory: true)
            .Type("page")
            .Document("Accueil", values: [("transcript", "", "x")])
            .Document("Vide", "Accueil", published: "false")
            .Domains("Accueil");
        var clock = new Clock { Now = Noon };
        await using var cms = await TestCms.Start(folder, files.Folder, configure: clock.Set);
        await Schedule(cms, "Vide", new ScheduledChange("fr-FR", ScheduledAction.Release, Noon));
        await Obey(cms);
        Assert.DoesNotContain(Files.Key("Vide"), cms.Snapshot.Documents.Keys);
    }

    [Fact]
    public async Task What_came_due_while_the_site_was_down_is_hidden_at_its_first_answer()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil").Document("Demain", "Accueil").Domains("Accueil");
        var clock = new Clock { Now = Noon };
        var database = DatabaseChoice.SqliteFile(folder["cms.db"], CmsDb.Schema);
        await using (var cms = await TestCms.Start(folder, files.Folder, database: database, configure: clock.Set))
        {
            Assert.True(await Shown(cms));
            await Schedule(cms, "Demain", new ScheduledChange("fr-FR", ScheduledAction.Expire, Noon.AddDays(1)));
        }
        clock.Now = Noon.AddDays(2);
        await using var again = await TestCms.Start(folder, files.Folder, database: database, configure: clock.Set);
        Assert.False(await Shown(again));
    }

    static async Task Obey(TestCms cms) => await cms.Get<SnapshotSource>().Renew(await cms.Get<ObeySchedule>().Run(Stop), Stop);

    static async Task<bool> Shown(TestCms cms)
    {
        using var answer = await cms.Http.GetAsync("/umbraco/delivery/api/v2/content/item/demain", Stop);
        return answer.IsSuccessStatusCode;
    }

    static async Task Schedule(TestCms cms, string name, params ScheduledChange[] changes)
    {
        await using var db = cms.Get<CmsStorage>().Open();
        (await db.Nodes.SingleAsync(node => node.Key == Files.Key(name), Stop)).Schedule = changes;
        await db.SaveChangesAsync(Stop);
    }

    sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;

        /// <summary>Before the engine's: the one registered last is the one given.</summary>
        public void Set(WebApplicationBuilder builder) => builder.Services.TryAddSingleton<TimeProvider>(this);
    }
}
