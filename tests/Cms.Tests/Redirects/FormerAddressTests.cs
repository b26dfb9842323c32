using System.Net;
using Cms.Documents;
using Cms.Published;
using Cms.Storage;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Xunit;

namespace Cms.Tests.Redirects;

public sealed class FormerAddressTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_comes_by_an_old_address_is_sent_to_the_present_one(DatabaseProvider provider)
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder), provider);

        await Rename(cms, "Projets", "Chantiers");
        Assert.Equal("/chantiers/tram/", cms.Snapshot.MovedTo("fr-FR", "/projets/tram/"));
        Assert.Null(cms.Snapshot.MovedTo("en-US", "/projets/tram/"));

        await Rename(cms, "Projets", "Grands travaux");
        Assert.Equal("/grands-travaux/tram/", cms.Snapshot.MovedTo("fr-FR", "/projets/tram"));
        Assert.Equal("/grands-travaux/tram/", cms.Snapshot.MovedTo("fr-FR", "/Chantiers/Tram"));

        // Back where it was: no circle, since what is there comes first.
        await Rename(cms, "Projets", "Projets");
        Assert.NotNull(cms.Snapshot.Routes.Find("fr-FR", "/projets/tram"));
        Assert.Equal("/projets/tram/", cms.Snapshot.MovedTo("fr-FR", "/grands-travaux/tram"));

        // Another process, or this one tomorrow, knows them too.
        using var other = ActivatorUtilities.CreateInstance<SnapshotSource>(cms.Services);
        Assert.Equal("/projets/tram/", (await other.Reload(Stop)).MovedTo("fr-FR", "/chantiers/tram"));
    }

    [Fact]
    public async Task A_move_takes_what_is_below_along_and_what_is_gone_leads_nowhere()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder));
        await Change(cms, "Tram", node => node.Parent = Files.Key("Accueil"));
        Assert.Equal("/tram/", cms.Snapshot.MovedTo("fr-FR", "/projets/tram"));
        Assert.Equal("/tram/horaires/", cms.Snapshot.MovedTo("fr-FR", "/projets/tram/horaires"));
        Assert.Equal(3, cms.Snapshot.Documents[Files.Key("Horaires")].Level);

        await Change(cms, "Tram", node => node.Unpublish(["fr-FR"]));
        Assert.Null(cms.Snapshot.MovedTo("fr-FR", "/projets/tram"));
    }

    [Fact]
    public async Task The_delivery_api_gives_the_new_path_and_its_start_item()
    {
        using var folder = new TemporaryFolder();
        await using var cms = await TestCms.Start(folder, Site(folder));
        await Rename(cms, "Projets", "Été");
        using var answer = await cms.Http.GetAsync(
            "/umbraco/delivery/api/v2/content/item/projets/tram?expand=properties[$all]",
            Stop
        );
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/ete/tram/", answer.Headers.Location?.OriginalString);
        Assert.Equal(Files.Key("Accueil").ToString(), answer.Headers.GetValues("Location-Start-Item-Id").Single());
        Assert.Equal("accueil", answer.Headers.GetValues("Location-Start-Item-Path").Single());
    }

    static string Site(TemporaryFolder folder) =>
        new Files(folder["uSync"])
            .Type("page")
            .Document("Accueil", english: "Home")
            .Document("Projets", "Accueil")
            .Document("Tram", "Projets")
            .Document("Horaires", "Tram")
            .Domains("Accueil")
            .Folder;

    static async Task Rename(TestCms cms, string document, string name)
    {
        await using (var db = cms.Get<CmsStorage>().Open())
        {
            var node = await db.Nodes.SingleAsync(n => n.Key == Files.Key(document), Stop);
            node.Draft = node.Draft with { Names = new() { ["fr-FR"] = name } };
            await db.SaveChangesAsync(Stop);
        }
        Assert.Equal(
            PublishDocument.Outcome.Published,
            await cms.Get<PublishDocument>().Run(Files.Key(document), null, null, Stop)
        );
    }

    static async Task Change(TestCms cms, string document, Action<NodeRow> change)
    {
        await using var db = cms.Get<CmsStorage>().Open();
        change(await db.Nodes.SingleAsync(n => n.Key == Files.Key(document), Stop));
        await db.SaveChangesAsync(Stop);
        await cms.Get<SnapshotSource>().Renew([Files.Key(document)], Stop);
    }
}
