using System.Xml.Linq;
using Cms.Documents;
using Cms.Storage;
using Cms.Sync;
using Cms.Sync.Writing;
using Microsoft.EntityFrameworkCore;
using Testing;
using Xunit;

namespace Cms.Tests.Sync;

public sealed class WriteSyncTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>
    /// What a person or a script wrote into the repository may lack the value of a property that came later, or have the
    /// path of another day: those two the writer puts right. All else comes back byte for byte.
    /// </summary>
    [Fact]
    public async Task What_was_read_is_written_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        await using (var cms = await TestCms.Start(folder))
            await cms.Get<WriteSync>().Run(folder["first"], null, Stop);
        var source = new DirectoryInfo(TestCms.Demonstration);
        var files = source.GetDirectories().SelectMany(part => part.GetFiles("*.config", SearchOption.AllDirectories)).ToList();
        Assert.True(files.Count > 100);
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(source.FullName, file.FullName);
            Assert.True(File.Exists(folder["first/" + path]), path);
            if (!Same(file.FullName, folder["first/" + path]))
                Assert.Equal(Normal(file.FullName), Normal(folder["first/" + path]));
        }
        Assert.Equal(files.Count, Directory.GetFiles(folder["first"], "*.config", SearchOption.AllDirectories).Length);

        using var second = new TemporaryFolder();
        await using var again = await TestCms.Start(second, folder["first"]);
        await again.Get<WriteSync>().Run(second["out"], null, Stop);
        foreach (var file in Directory.GetFiles(folder["first"], "*.config", SearchOption.AllDirectories))
            Assert.True(Same(file, second["out/" + Path.GetRelativePath(folder["first"], file)]), file);
    }

    [Theory]
    [InlineData("homePage", "homepage")]
    [InlineData("1. Ready", "1.ready")]
    [InlineData("Beta. Notes", "beta.notes")]
    [InlineData("Fin.", "fin")]
    [InlineData("what’s new", "what-s-new")]
    [InlineData("what's new", "whats-new")]
    [InlineData("1+ an", "1plus-an")]
    [InlineData("Błąd 404", "błąd-404")]
    [InlineData("/_en-US", "_en-us")]
    [InlineData("app.config", "__app__.config")]
    public void Files_are_named_as_uSync_names_them(string name, string file) => Assert.Equal(file, SyncNames.Safe(name));

    [Theory]
    [InlineData("en-US", "eec79294")]
    [InlineData("hu-HU", "69c5e60d")]
    [InlineData("/", "cdcab783")]
    [InlineData("hu", "800a60dd")]
    public void Languages_and_domains_have_keys_made_from_their_names(string name, string start) =>
        Assert.Equal(start + "-0000-0000-0000-000000000000", SyncNames.Key(name).ToString());

    [Fact]
    public async Task What_editors_made_gets_files_of_its_own_and_is_not_read_back()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("title", varies: true)
            .Type("page")
            .Document("Accueil")
            .Domains("Accueil");
        await using var cms = await TestCms.Start(folder, files.Folder, content: ContentSync.Always);
        var write = cms.Get<WriteSync>();
        await write.Run(files.Folder, null, Stop);
        Assert.Empty(await write.Run(files.Folder, null, Stop));

        var (one, two) = (await Create(cms, "Été ]]> 1"), await Create(cms, "Été ]]> 1"));
        Assert.Equal(["Content/été-1.config"], await write.Run(files.Folder, new HashSet<Guid> { one }, Stop));
        Assert.Equal(
            [$"Content/été-1{SyncNames.Suffix(two)}.config"],
            await write.Run(files.Folder, new HashSet<Guid> { two }, Stop)
        );
        var text = File.ReadAllText(Path.Combine(files.Folder, "Content/été-1.config"));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Content Key=", text, StringComparison.Ordinal);
        Assert.Contains("<Name Culture=\"fr-FR\">Été ]]&gt; 1</Name>", text, StringComparison.Ordinal);
        Assert.Contains("<Value Culture=\"fr-FR\"><![CDATA[a ]]]]><![CDATA[> b]]></Value>", text, StringComparison.Ordinal);
        Assert.EndsWith("</Content>", text, StringComparison.Ordinal);

        await write.WriteDeleted(files.Folder, "Content", two, "Été ]]> 1", 2, Stop);
        var report = await cms.Get<ApplySync>().Run(new(files.Folder), ContentSync.Always, Stop);
        Assert.Equal((0, 0), (report.Applied, report.Problems.Count));
        using var other = new TemporaryFolder();
        await using var elsewhere = await TestCms.Start(other, files.Folder);
        await using var db = elsewhere.Get<CmsStorage>().Open();
        Assert.Equal("a ]]> b", (await db.Nodes.SingleAsync(node => node.Key == one, Stop)).Draft.Value("title", "fr-FR"));
        Assert.False(await db.Nodes.AnyAsync(node => node.Key == two, Stop));
    }

    [Fact]
    public async Task What_this_program_does_not_know_is_given_back()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Property("title").Type("page").Document("Accueil").Domains("Accueil");
        Edit(
            Path.Combine(files.Folder, "ContentTypes/page.config"),
            (
                "<Variations>Culture</Variations><IsElement>",
                "<ListView>aaaaaaaa-0000-4000-8000-000000000001</ListView><Variations>Culture</Variations><IsElement>"
            ),
            ("<Description><![CDATA[]]></Description>", "<Description><![CDATA[]]></Description><Odd a=\"1\">kept</Odd>")
        );
        Edit(
            files.PathOf("Accueil"),
            ("<Schedule />", "<UserInfo><Writer>a@b.fr</Writer></UserInfo><Schedule />"),
            ("Level=\"1\"", "Level=\"1\" Later=\"yes\"")
        );
        await using var cms = await TestCms.Start(folder, files.Folder);
        await cms.Get<WriteSync>().Run(folder["out"], null, Stop);
        var type = File.ReadAllText(folder["out/ContentTypes/page.config"]);
        Assert.Contains("<ListView>aaaaaaaa-0000-4000-8000-000000000001</ListView>", type, StringComparison.Ordinal);
        Assert.Contains("<Odd a=\"1\">kept</Odd>", type, StringComparison.Ordinal);
        var document = File.ReadAllText(folder[$"out/Content/{Files.Key("Accueil")}.config"]);
        Assert.Contains("<Writer>a@b.fr</Writer>", document, StringComparison.Ordinal);
        Assert.Contains("Later=\"yes\"", document, StringComparison.Ordinal);
    }

    static void Edit(string path, params (string Old, string New)[] changes)
    {
        var text = File.ReadAllText(path);
        foreach (var (old, fresh) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, fresh, StringComparison.Ordinal);
        }
        File.WriteAllText(path, text);
    }

    static async Task<Guid> Create(TestCms cms, string name) =>
        (
            await cms.Get<CreateDocument>()
                .Run(
                    new(
                        "page",
                        Files.Key("Accueil"),
                        new Dictionary<string, string> { ["fr-FR"] = name },
                        new Dictionary<string, IReadOnlyDictionary<string, string>>
                        {
                            ["fr-FR"] = new Dictionary<string, string> { ["title"] = "a ]]> b" },
                        }
                    ),
                    Stop
                )
        ).Key;

    static bool Same(string one, string other) =>
        File.Exists(other) && File.ReadAllBytes(one).SequenceEqual(File.ReadAllBytes(other));

    static string Normal(string path)
    {
        var root = XElement.Load(path);
        root.Element("Info")?.Element("Path")?.Remove();
        root.Element("Properties")?.Elements().Where(property => property.Value.Length == 0).Remove();
        return root.ToString();
    }
}
