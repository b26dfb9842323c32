using System.Text.Json;
using Cms.Documents;
using Cms.Published;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Delivery;

/// <summary>A site with one document of every kind that must stay hidden, picked and linked to from its home.</summary>
public sealed class LeakySite : IAsyncLifetime
{
    public const string Key = "a key of the tests";

    /// <summary>In the values of everything that must stay hidden.</summary>
    public const string Secret = "Confidentiel";
    public static readonly string[] Hidden = ["Brouillon", "Jeté", "Programmé", "Expiré", "Sous un brouillon", "Type interdit"];
    readonly TemporaryFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestCms Cms { get; private set; } = null!; // made in InitializeAsync

    public async ValueTask InitializeAsync()
    {
        var picked = string.Join(',', Hidden.Append("Dessous").Select(name => "umb://document/" + Files.Key(name).ToString("N")));
        var links = JsonSerializer.Serialize(
            Hidden.Select(name => new { name = "lien", udi = "umb://document/" + Files.Key(name).ToString("N") })
        );
        var markup = string.Concat(
            Hidden.Select(name => $"<a href=\"/{{localLink:{Files.Key(name)}}}\" type=\"document\">x</a>")
        );
        var media =
            $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Files.Key("Photo jetée")}}"},{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Files.Key("Photo")}}"}]""";
        var files = new Files(_folder["uSync"])
            .Property("secret")
            .Type("internal")
            .Property("title", varies: true)
            .Property("one", "Umbraco.ContentPicker")
            .Property("many", "Umbraco.MultiNodeTreePicker")
            .Property("links", "Umbraco.MultiUrlPicker")
            .Property("body", "Umbraco.RichText")
            .Property("pictures", "Umbraco.MediaPicker3", """{"multiple":true}""")
            .Type("page", allowed: $"""<ContentType Key="{Files.Key("internal")}" SortOrder="1">internal</ContentType>""")
            .Document(
                "Accueil",
                english: "Home",
                values:
                [
                    ("title", "fr-FR", "Bonjour"),
                    ("one", "", "umb://document/" + Files.Key("Brouillon").ToString("N")),
                    ("many", "", picked),
                    ("links", "", links),
                    ("body", "", markup),
                    ("pictures", "", media),
                ]
            )
            .Document("Brouillon", "Accueil", published: "false", values: [("title", "fr-FR", Secret)])
            .Document("Sous un brouillon", "Brouillon", values: [("title", "fr-FR", Secret)])
            .Document("Jeté", "Accueil", values: [("title", "fr-FR", Secret)])
            .Document("Programmé", "Accueil", published: "false", values: [("title", "fr-FR", Secret)])
            .Document("Expiré", "Accueil", values: [("title", "fr-FR", Secret)])
            .Document("Type interdit", "Accueil", type: "internal", values: [("secret", "", Secret)])
            .Document("En français seulement", "Accueil")
            .Document("Dessous", "En français seulement", english: "Below")
            .Medium("Photo", "/media/a/photo.jpg")
            .Medium("Photo jetée", "/media/a/jetee.jpg")
            .Domains("Accueil");
        Cms = await TestCms.Start(
            _folder,
            files.Folder,
            delivery: new() { ApiKey = Key, DisallowedContentTypeAliases = ["internal"] }
        );
        await Hide();
    }

    public async ValueTask DisposeAsync()
    {
        await Cms.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>To the bin, withdrawn when its time was over, or waiting for it.</summary>
    async Task Hide()
    {
        await using var db = Cms.Get<CmsStorage>().Open();
        foreach (var name in (string[])["Jeté", "Photo jetée"])
            (await db.Nodes.SingleAsync(node => node.Key == Files.Key(name), Stop)).Trashed = true;
        var now = TimeProvider.System.GetUtcNow();
        (await db.Nodes.SingleAsync(node => node.Key == Files.Key("Programmé"), Stop)).Schedule =
        [
            new("fr-FR", ScheduledAction.Release, now.AddDays(1)),
        ];
        (await db.Nodes.SingleAsync(node => node.Key == Files.Key("Expiré"), Stop)).Schedule =
        [
            new("fr-FR", ScheduledAction.Expire, now.AddDays(-1)),
        ];
        await db.SaveChangesAsync(Stop);
        await Cms.Get<ObeySchedule>().Run(Stop);
        await Cms.Get<SnapshotSource>().Reload(Stop);
    }
}
