using Cms.Sync;
using Testing;
using Xunit;

namespace Cms.Tests.Sync;

public sealed class BrokenFilesTests
{
    [Fact]
    public async Task Every_broken_file_is_named_with_its_line_and_nothing_is_applied()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil");
        files.Write("Content/cut", "<Content Key=\"x\">\n<Info>\n</Content>");
        files.Write(
            "DataTypes/odd",
            $"<DataType Key=\"{Files.Key("odd")}\" Alias=\"odd\">\n<Info><EditorAlias>Umbraco.TextBox</EditorAlias></Info>\n<Config>[1]</Config></DataType>"
        );
        files.Write(
            "ContentTypes/lost",
            $"<ContentType Key=\"{Files.Key("lost")}\" Alias=\"lost\">\n<Info><Name>L</Name>\n<Compositions><Composition Key=\"{Files.Key("nowhere")}\">nowhere</Composition></Compositions></Info></ContentType>"
        );
        var refused = await Assert.ThrowsAsync<SyncRefusedException>(() => TestCms.Start(folder, files.Folder));
        Assert.Contains(refused.Problems, problem => problem is { File: "Content/cut.config", Line: 3 });
        Assert.Contains(
            refused.Problems,
            problem => problem is { File: "DataTypes/odd.config", Line: 3 } && problem.Reason.Contains("not a JSON object")
        );
        Assert.Contains(
            refused.Problems,
            problem =>
                problem is { File: "ContentTypes/lost.config", Line: 3 }
                && problem.Reason.Contains(Files.Key("nowhere").ToString())
        );

        File.Delete(Path.Combine(files.Folder, "Content/cut.config"));
        File.Delete(Path.Combine(files.Folder, "DataTypes/odd.config"));
        File.Delete(Path.Combine(files.Folder, "ContentTypes/lost.config"));
        await using var cms = await TestCms.Start(folder, files.Folder);
        Assert.Single(cms.Snapshot.Documents);
    }

    [Fact]
    public async Task A_site_that_has_content_goes_on_with_it_when_a_file_breaks_later()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"]).Type("page").Document("Accueil");
        await using (await TestCms.Start(folder, files.Folder)) { }
        files.Property("title").Type("page");
        files.Write("Languages/broken", "<Language");
        await using var cms = await TestCms.Start(folder, files.Folder);
        Assert.Single(cms.Snapshot.Documents);
        Assert.Empty(cms.Snapshot.Types[Files.Key("page")].PropertyTypes);
    }

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "a document type", "<!DOCTYPE Content [<!ENTITY a \"b\">]><Content Key=\"{0}\" Alias=\"&a;\"/>" },
            {
                "an outside entity",
                "<!DOCTYPE Content [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><Content Key=\"{0}\" Alias=\"x\">&a;</Content>"
            },
            { "a billion laughs", "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><lolz>&b;</lolz>" },
            { "a thousand floors", string.Concat(Enumerable.Repeat("<a>", 1000)) },
            { "another element", "<script xmlns=\"x\">alert(1)</script>" },
            { "no key", "<Content Alias=\"x\"><Info/></Content>" },
            {
                "two values",
                "<Content Key=\"{0}\" Alias=\"x\"><Info><ContentType>page</ContentType></Info><Properties><title><Value>1</Value><Value>2</Value></title></Properties></Content>"
            },
            { "an unknown type", "<Content Key=\"{0}\" Alias=\"x\"><Info><ContentType>nothing</ContentType></Info></Content>" },
            {
                "an unknown parent",
                "<Content Key=\"{0}\" Alias=\"x\"><Info><Parent Key=\"99999999-0000-4000-8000-000000000009\"/><ContentType>page</ContentType></Info></Content>"
            },
            {
                "itself as parent",
                "<Content Key=\"{0}\" Alias=\"x\"><Info><Parent Key=\"{0}\"/><ContentType>page</ContentType></Info></Content>"
            },
            {
                "an unknown language",
                "<Content Key=\"{0}\" Alias=\"x\"><Info><ContentType>page</ContentType><NodeName><Name Culture=\"xx-YY\">x</Name></NodeName></Info></Content>"
            },
            { "a key that is taken", "<Content Key=\"{1}\" Alias=\"x\"><Info><ContentType>page</ContentType></Info></Content>" },
        };

    [Theory, MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused(string what, string xml)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder.Path).Type("page").Document("Accueil");
        files.Write(
            "Content/zzz",
            xml.Replace("{0}", Files.Key(what).ToString()).Replace("{1}", Files.Key("Accueil").ToString())
        );
        var reading = new SyncFolder(files.Folder).Read(new Dictionary<string, string>(), withContent: true);
        reading.CheckReferences(new HashSet<(string, string)>());
        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.Equal("Content/zzz.config", problem.File));
    }

    [Fact]
    public void A_file_that_is_too_large_or_not_text_or_a_link_is_refused()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder.Path);
        files.Write("Dictionary/large", new string(' ', 17 * 1024 * 1024));
        File.WriteAllBytes(Path.Combine(folder.Path, "DataTypes", "bytes.config"), [0x3C, 0x61, 0x3E, 0xFF, 0xFE, 0x00]);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "DataTypes", "link.config"), "/etc/passwd");
        var reading = new SyncFolder(files.Folder).Read(new Dictionary<string, string>(), withContent: true);
        Assert.Equal(
            ["DataTypes/bytes.config", "DataTypes/link.config", "Dictionary/large.config"],
            reading.Problems.Select(problem => problem.File).Order(StringComparer.Ordinal)
        );
    }
}
