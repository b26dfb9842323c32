using Cms.Documents;
using Cms.Published;
using Cms.Storage;
using Cms.Sync.Writing;
using Microsoft.EntityFrameworkCore;
using Testing;
using Umbraco.Cms.Core.Models.Blocks;
using Xunit;

namespace Cms.Tests.Sync;

/// <summary>
/// Files of the shapes that uSync 17 writes and ours do not have (`USYNC.md`, 16 names where they were seen): no BOM, keys
/// as file names, kinds of which we know nothing, markers, inherited types, bins, schedules, both spellings of layouts.
/// </summary>
public sealed class RealFilesTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_folder_that_uSync_wrote_is_understood()
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("text")
            .Type("quote", element: true, variations: "Nothing")
            .Property("title", varies: true)
            .Property(
                "blocks",
                "Umbraco.BlockList",
                $$"""{"blocks":[{"contentElementTypeKey":"{{Files.Key("quote")}}"}]}""",
                varies: true
            )
            .Property("link", "Umbraco.MultiUrlPicker")
            .Property("tree", "Umbraco.MultiNodeTreePicker")
            .Type("page");
        Write(files);
        await using var cms = await TestCms.Start(folder, files.Folder);
        var (snapshot, home) = (cms.Snapshot, cms.Snapshot.Documents[Files.Key("Accueil")]);
        var blocks = Assert.IsType<BlockListModel>(home.GetProperty("blocks")!.GetValue("fr-FR"));
        Assert.Equal("Bonjour", blocks.Single().Content.GetProperty("text")!.GetValue());
        Assert.Equal("/", snapshot.Routes.UrlOf(home, "fr-FR"));
        Assert.Equal("/en/", snapshot.Routes.UrlOf(home, "en-US"));
        Assert.Equal(
            ["Enfant"],
            ((IEnumerable<object>)home.GetProperty("tree")!.GetValue("fr-FR")!).Cast<PublishedNode>().Select(n => n.Name)
        );
        Assert.DoesNotContain(Files.Key("Jeté"), snapshot.Documents.Keys);
        Assert.DoesNotContain(Files.Key("Plus tard"), snapshot.Documents.Keys);
        Assert.Equal(Files.Key("page"), snapshot.Types[Files.Key("special")].CompositionAliases.Select(Files.Key).First());
        await using var db = cms.Get<CmsStorage>().Open();
        var later = await db.Nodes.SingleAsync(node => node.Key == Files.Key("Plus tard"), Stop);
        Assert.Equal(
            new ScheduledChange("", ScheduledAction.Release, new(2126, 1, 2, 3, 4, 5, TimeSpan.Zero)),
            Assert.Single(later.Schedule!)
        );

        await cms.Get<WriteSync>().Run(folder["out"], null, Stop);
        var written = File.ReadAllText(folder["out/Content/plus-tard.config"]);
        Assert.Contains("<Action>Release</Action>\n        <Date>2126-01-02T03:04:05</Date>", written, StringComparison.Ordinal);
        var special = File.ReadAllText(folder[$"out/ContentTypes/{Files.Key("special")}.config"]);
        Assert.Contains($"<Parent Key=\"{Files.Key("page")}\">page</Parent>", special, StringComparison.Ordinal);
        Assert.Contains("<Folder>Food+%26+Drink/Pages</Folder>", special, StringComparison.Ordinal);
        Assert.Contains("<Compositions />", special, StringComparison.Ordinal);
    }

    static void Write(Files files)
    {
        files.Write("usync", """<uSync version="17.3.5.0" format="10.7.0" hmac="" />""");
        files.Write(
            "Templates/page",
            """<Template Key="aaaaaaaa-0000-4000-8000-00000000000a" Alias="page" Level="1"><Name>page</Name><Parent /></Template>"""
        );
        files.Write(
            "MemberTypes/member",
            """<MemberType Key="d59be02f-1df9-4228-aa1e-01917d806cda" Alias="Member" Level="1"><Info><Name>Member</Name></Info></MemberType>"""
        );
        files.Write(
            "RelationTypes/umbMember",
            """<RelationType Key="0cc3507c-66ab-3091-8913-3d998148e423" Alias="umbMember" Level="0"><Info><Name>x</Name></Info></RelationType>"""
        );
        files.Write("Content/old-name", $"""<Empty Key="{Files.Key("Accueil")}" Alias="Old name" Change="Rename" Level="2" />""");
        files.Write("Content/clean", $"""<Empty Key="{Files.Key("Accueil")}" Alias="x" Change="Clean" itemType="Content" />""");
        files.Write("DataTypes/gone", $"""<Empty Key="{Files.Key("gone")}" Alias="Gone" Change="Delete" />""");
        files.Write("DataTypes/gone-again", $"""<Empty Key="{Files.Key("gone")}" Alias="Gone" Change="Delete" />""");
        files.Write(
            $"ContentTypes/{Files.Key("special")}",
            $"""
            <ContentType Key="{Files.Key("special")}" Alias="special" Level="3">
              <Info>
                <Name>Special</Name><Icon>icon-cup color-green</Icon><Thumbnail>folder.png</Thumbnail><Description></Description>
                <AllowAtRoot>False</AllowAtRoot><ListView>00000000-0000-0000-0000-000000000000</ListView><Variations>CultureAndSegment</Variations>
                <IsElement>false</IsElement>
                <Parent Key="{Files.Key("page")}">page</Parent><Folder>Food+%26+Drink/Pages</Folder><Compositions />
                <DefaultTemplate>page</DefaultTemplate>
                <AllowedTemplates><Template Key="aaaaaaaa-0000-4000-8000-00000000000a">page</Template></AllowedTemplates>
              </Info>
              <Structure /><GenericProperties /><Tabs />
            </ContentType>
            """
        );
        // Two domains of one name have one key in uSync.
        foreach (var (name, language) in new[] { ("/", "fr-FR"), ("/en", "en-US") })
            files.Write(
                "Domains/" + language,
                $"""<Domain Key="cdcab783-0000-0000-0000-000000000000" Alias="{name}"><Info><IsWildcard>false</IsWildcard><Language>{language}</Language><Root Key="{Files.Key("Accueil")}">/Accueil</Root></Info></Domain>"""
            );
        Content(files, "Accueil", null, Home);
        Content(files, "Enfant", "Accueil", "");
        Content(files, "Jeté", "Accueil", "", trashed: true);
        Content(
            files,
            "Plus tard",
            "Accueil",
            "",
            schedule: "<Schedule><ContentSchedule><Culture></Culture><Action>Release</Action><Date>2126-01-02T03:04:05</Date></ContentSchedule></Schedule>"
        );
    }

    /// <summary>Values as of a site on 17.2: a capital in the layout, an element named by its udi, one value not in CDATA.</summary>
    static string Home =>
        $$"""
            <blocks>
              <Value Culture="en-US"><![CDATA[]]></Value>
              <Value Culture="fr-FR"><![CDATA[{
              "contentData": [{ "contentTypeKey": "{{Files.Key("quote")}}", "key": "{{Files.Key("b")}}",
                "values": [{ "alias": "text", "culture": null, "editorAlias": null, "segment": null, "value": "Bonjour" }] }],
              "settingsData": [],
              "expose": [{ "contentKey": "{{Files.Key("b")}}", "culture": null, "segment": null }],
              "Layout": { "Umbraco.BlockList": [{ "contentKey": "{{Files.Key("b")}}", "contentUdi": "umb://element/{{Files.Key(
                "b"
            ):N}}", "settingsKey": null, "settingsUdi": null }] }
            }]]></Value>
            </blocks>
            <link><Value><![CDATA[null]]></Value></link>
            <title><Value Culture="fr-FR">Sans marques</Value><Value Culture="fr-FR" Segment="vip"><![CDATA[Autre]]></Value></title>
            <tree><Value><![CDATA[umb://document/{{Files.Key("Enfant"):N}},umb://document/{{Files.Key(
                "nulle part"
            ):N}}]]></Value></tree>
            """;

    static void Content(
        Files files,
        string name,
        string? parent,
        string values,
        bool trashed = false,
        string schedule = "<Schedule />"
    ) =>
        files.Write(
            $"Content/{(trashed ? "bin/" : "")}{name.ToLowerInvariant().Replace(' ', '-')}",
            $"""
            <Content Key="{Files.Key(name)}" Alias="{name}" Level="{(
                trashed ? 101
                : parent is null ? 1
                : 2
            )}">
              <Info>
                <Parent Key="{(parent is null ? Guid.Empty : Files.Key(parent))}">{parent}</Parent>
                <Path>{(trashed ? "/[-20]" : "")}/{name}</Path>
                <Trashed{(trashed ? $" Parent=\"{Files.Key("Accueil")}\"" : "")}>{(trashed ? "true" : "false")}</Trashed>
                <ContentType>page</ContentType><CreateDate>2026-02-03T09:15:00</CreateDate>
                <NodeName Default="{name}"><Name Culture="en-US">{name}</Name><Name Culture="fr-FR">{name}</Name></NodeName>
                <SortOrder>0</SortOrder>
                <Published Default="true"><Published Culture="en-US">true</Published><Published Culture="fr-FR">true</Published></Published>
                {schedule}
                <Template Key="aaaaaaaa-0000-4000-8000-00000000000a">page</Template>
              </Info>
              <Properties>{values}</Properties>
            </Content>
            """
        );
}
