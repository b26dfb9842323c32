using Cms.Storage;
using CsCheck;
using Testing;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;
using Xunit;

namespace Cms.Tests.Published;

public sealed class RoutesTests
{
    [Fact]
    public async Task Every_document_of_any_tree_is_found_at_its_own_address_and_at_no_other()
    {
        using var folder = new TemporaryFolder();
        var number = 0;
        string[] words = ["Été", "été !", "Été 2", "东京", "a/b", "..", "-", "É&É"];
        var trees = Gen.Select(Gen.Int[0, 30].List[0, 12], Gen.Int[0, words.Length - 1].List[12]).List[3];
        foreach (var (parents, chosen) in trees.Single())
        {
            var names = chosen.ConvertAll(word => words[word]);
            var files = new Files(folder["uSync" + ++number]).Type("page").Document("Racine", english: "Root");
            for (var index = 0; index < parents.Count; index++)
            {
                var parent = index == 0 ? "Racine" : Unique(names, parents[index] % index);
                files.Document(Unique(names, index), parent, english: index % 3 == 0 ? null : names[index] + " en", sort: index);
            }
            files.Domains("Racine");
            await using var cms = await TestCms.Start(
                folder,
                files.Folder,
                database: await Databases.Fresh(Foundation.Storage.DatabaseProvider.Sqlite, "cms" + number, folder.Path)
            );
            foreach (var culture in (string[])["fr-FR", "en-US"])
            foreach (var node in cms.Snapshot.Documents.Values)
            {
                var path = cms.Snapshot.Routes.PathOf(node, culture);
                if (path is not null)
                    Assert.Same(node, cms.Snapshot.Routes.Find(culture, path));
                Assert.Equal(
                    path is not null,
                    node.IsPublished(culture) && (node.Key == Files.Key("Racine") || Reachable(cms, node, culture))
                );
            }
        }

        // A key is made of the name: two documents may not share one here.
        static string Unique(List<string> names, int index) => $"{names[index]} {(char)('a' + index)}";

        static bool Reachable(TestCms cms, IPublishedContent node, string culture)
        {
            var tree = cms.Get<IDocumentNavigationQueryService>();
            return tree.TryGetAncestorsKeys(node.Key, out var above)
                && above.All(key => cms.Snapshot.Documents[key].IsPublished(culture));
        }
    }

    [Fact]
    public async Task Siblings_of_one_name_have_an_address_each()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Type("page")
            .Document("Racine")
            .Document("Le projet", "Racine", sort: 1)
            .Document("Le projet !", "Racine", sort: 2);
        await using var cms = await TestCms.Start(folder, files.Folder);
        Assert.Equal("Le projet", cms.Snapshot.Routes.Find("fr-FR", "/le-projet")!.Name);
        Assert.Equal("Le projet !", cms.Snapshot.Routes.Find("fr-FR", "/le-projet-2/")!.Name);
    }

    [Fact]
    public async Task Umbracos_own_extensions_read_the_snapshot()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("title", varies: true)
            .Type("page")
            .Document("Accueil", english: "Home", values: [("title", "fr-FR", "Bonjour")])
            .Document("Projets", "Accueil", english: "Projects")
            .Domains("Accueil");
        await using var cms = await TestCms.Start(folder, files.Folder);
        var home = cms.Snapshot.Documents[Files.Key("Accueil")];
        var (urls, fallback) = (cms.Get<IPublishedUrlProvider>(), cms.Get<IPublishedValueFallback>());
        Assert.Equal("/en/projects/", cms.Snapshot.Documents[Files.Key("Projets")].Url(urls, "en-US"));
        Assert.Equal("Home", home.Name(cms.Get<IVariationContextAccessor>(), "en-US"));
        Assert.Null(home.Value<string>(fallback, "title", "en-US"));
        Assert.Equal("Bonjour", home.Value<string>(fallback, "title", "en-US", fallback: Fallback.ToLanguage));
        Assert.Equal("none", home.Value(fallback, "title", "en-US", fallback: Fallback.ToDefaultValue, defaultValue: "none"));
        var children = home.Children(
            cms.Get<IDocumentNavigationQueryService>(),
            cms.Get<IPublishedContentStatusFilteringService>(),
            "en-US"
        );
        Assert.Equal(Files.Key("Projets"), Assert.Single(children).Key);
    }

    [Fact]
    public async Task Ten_thousand_documents_are_shown_in_three_seconds()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("title", varies: true)
            .Property("body", "Umbraco.RichText", varies: true)
            .Type("page")
            .Document("Racine", english: "Root");
        await using var cms = await TestCms.Start(folder, files.Folder);
        await using (var db = cms.Get<CmsStorage>().Open())
        {
            var root = cms.Snapshot.Documents[Files.Key("Racine")];
            var text = string.Concat(Enumerable.Repeat("<p>Du texte pour faire nombre.</p>", 50));
            for (var index = 0; index < 10_000; index++)
            {
                var name = $"Document {index}";
                var content = new Cms.Documents.NodeContent
                {
                    Names = new() { ["fr-FR"] = name, ["en-US"] = name },
                    UrlSegments = new() { ["fr-FR"] = $"d-{index}", ["en-US"] = $"d-{index}" },
                    Values = new()
                    {
                        ["fr-FR"] = new() { ["title"] = name, ["body"] = text },
                        ["en-US"] = new() { ["title"] = name, ["body"] = text },
                    },
                };
                db.Nodes.Add(
                    new()
                    {
                        Key = Guid.NewGuid(),
                        Parent = root.Key,
                        TypeKey = root.ContentType.Key,
                        Level = 2,
                        SortOrder = index,
                        Draft = content,
                        Live = content,
                    }
                );
            }
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var snapshot = await cms.Get<Cms.Published.SnapshotSource>().Reload(TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine($"{watch.ElapsedMilliseconds} ms");
        Assert.Equal(10_001, snapshot.Documents.Count);
        // The machine of a test may be busy with others; the bench holds the promise itself.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(12), $"{watch.ElapsedMilliseconds} ms");
    }
}
