using System.Text.Json;
using Cms.Published;
using Testing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Strings;
using Xunit;

namespace Cms.Tests.Published;

public sealed class ConversionTests
{
    /// <summary>Editor, data type settings, what is stored, what the Delivery API gives.</summary>
    public static TheoryData<string, string, string, string> Values =>
        new()
        {
            { "Umbraco.TextBox", "{}", "Bonjour", "\"Bonjour\"" },
            { "Umbraco.TextArea", "{}", "a\nb", "\"a\\nb\"" },
            { "Umbraco.EmailAddress", "{}", "a@b.fr", "\"a@b.fr\"" },
            { "Umbraco.Integer", "{}", "42", "42" },
            { "Umbraco.Integer", "{}", "forty", "null" },
            { "Umbraco.Decimal", "{}", "12.50", "12.50" },
            { "Umbraco.TrueFalse", "{}", "1", "true" },
            { "Umbraco.TrueFalse", "{}", "0", "false" },
            { "Umbraco.TrueFalse", "{}", "", "null" },
            { "Umbraco.Slider", "{}", "7", "7" },
            { "Umbraco.Slider", "{\"enableRange\":true}", "3,9", "{\"minimum\":3,\"maximum\":9}" },
            { "Umbraco.DropDown.Flexible", "{\"multiple\":false}", "[\"Red\"]", "\"Red\"" },
            { "Umbraco.DropDown.Flexible", "{\"multiple\":true}", "[\"Red\",\"Blue\"]", "[\"Red\",\"Blue\"]" },
            { "Umbraco.DropDown.Flexible", "{}", "[]", "\"\"" },
            { "Umbraco.CheckBoxList", "{}", "[\"a\"]", "[\"a\"]" },
            { "Umbraco.RadioButtonList", "{}", "a", "\"a\"" },
            { "Umbraco.Tags", "{}", "[\"eau\",\"air\"]", "[\"eau\",\"air\"]" },
            { "Umbraco.Tags", "{}", "eau,air", "[\"eau\",\"air\"]" },
            { "Umbraco.MultipleTextstring", "{}", "un\ndeux", "[\"un\",\"deux\"]" },
            {
                "Umbraco.ColorPicker",
                "{\"useLabel\":true}",
                "{\"value\":\"#0f172a\",\"label\":\"dark\"}",
                "{\"color\":\"#0f172a\",\"label\":\"dark\"}"
            },
            { "Umbraco.ColorPicker", "{}", "{\"value\":\"#0f172a\",\"label\":\"dark\"}", "\"#0f172a\"" },
            { "Umbraco.MemberPicker", "{}", "umb://member/00000000000000000000000000000009", "\"(unsupported)\"" },
            {
                "Umbraco.MultiNodeTreePicker",
                "{\"startNode\":{\"type\":\"member\"}}",
                "umb://member/00000000000000000000000000000009",
                "\"(unsupported)\""
            },
            { "Umbraco.ContentPicker", "{}", "umb://document/00000000000000000000000000000009", "null" },
            { "Umbraco.SingleBlock", "{}", "{\"contentData\":[],\"layout\":{}}", "null" },
            {
                "Umbraco.RichText",
                "{}",
                "{\"markup\":\"<p>a</p>\",\"blocks\":null}",
                "{\"markup\":\"\\u003Cp\\u003Ea\\u003C/p\\u003E\",\"blocks\":[]}"
            },
            { "Umbraco.DateTime", "{}", "2026-02-03T00:00:00", "\"2026-02-03T00:00:00Z\"" },
            {
                "Umbraco.DateTimeUnspecified",
                "{}",
                "{\"date\":\"2026-03-04T05:06:07+00:00\",\"timeZone\":null}",
                "\"2026-03-04T05:06:07\""
            },
            {
                "Umbraco.DateTimeWithTimeZone",
                "{}",
                "{\"date\":\"2026-03-04T05:06:07+02:00\",\"timeZone\":\"Europe/Paris\"}",
                "\"2026-03-04T05:06:07+02:00\""
            },
            { "Umbraco.DateOnly", "{}", "{\"date\":\"2026-03-04T00:00:00+00:00\"}", "\"2026-03-04\"" },
            { "Umbraco.TimeOnly", "{}", "{\"date\":\"0001-01-01T05:06:00+00:00\"}", "\"05:06:00\"" },
            { "Umbraco.DateTime", "{}", "yesterday", "null" },
            {
                "Umbraco.MarkdownEditor",
                "{}",
                "# Hi <script>x</script>",
                "\"\\u003Ch1\\u003EHi \\u0026lt;script\\u0026gt;x\\u0026lt;/script\\u0026gt;\\u003C/h1\\u003E\\n\""
            },
            { "Umbraco.UploadField", "{}", "/media/a/b.pdf", "\"/media/a/b.pdf\"" },
            { "Umbraco.Label", "{\"umbracoDataValueType\":\"INT\"}", "3", "3" },
            { "Umbraco.Label", "{}", "three", "\"three\"" },
            {
                "Umbraco.ImageCropper",
                "{}",
                "{\"src\":\"/media/a.jpg\",\"focalPoint\":{\"left\":0.5,\"top\":0.1},\"crops\":[{\"alias\":\"wide\",\"width\":10,\"height\":5,\"coordinates\":null}]}",
                "{\"url\":\"/media/a.jpg\",\"focalPoint\":{\"left\":0.5,\"top\":0.1},\"crops\":[{\"alias\":\"wide\",\"width\":10,\"height\":5,\"coordinates\":null}]}"
            },
            {
                "Umbraco.MultiUrlPicker",
                "{}",
                "[{\"name\":\"Ville\",\"url\":\"https://ville.example/\",\"target\":\"_blank\"}]",
                "[{\"url\":\"https://ville.example/\",\"queryString\":null,\"title\":\"Ville\",\"target\":\"_blank\",\"destinationId\":null,\"destinationType\":null,\"route\":null,\"linkType\":\"External\"}]"
            },
            { "Umbraco.MultiUrlPicker", "{}", "[{\"name\":\"Bad\",\"url\":\"javascript:alert(1)\"}]", "[]" },
            { "Umbraco.MultiNodeTreePicker", "{}", "umb://document/00000000000000000000000000000009", "[]" },
            { "Umbraco.MediaPicker3", "{}", "not json", "[]" },
            { "Umbraco.BlockList", "{}", "{\"broken\":", "{\"items\":[]}" },
            { "Unknown.Editor", "{}", "kept", "\"kept\"" },
        };

    [Theory, MemberData(nameof(Values))]
    public async Task A_stored_value_is_given_as_the_contract_says(string editor, string config, string stored, string given)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder["uSync"])
            .Property("it", editor, config)
            .Type("page")
            .Document("Accueil", values: [("it", "", stored)]);
        await using var cms = await TestCms.Start(folder, files.Folder);
        var item = await cms.Json("/umbraco/delivery/api/v2/content/item/");
        Assert.Equal(given, item.GetProperty("properties").GetProperty("it").GetRawText());
    }

    [Fact]
    public async Task Rich_text_is_cleaned_and_its_links_follow_the_language()
    {
        using var folder = new TemporaryFolder();
        var link = $"<a type=\"document\" href=\"/{{localLink:{Files.Key("Projets")}}}#suite\">là</a>";
        var lost = $"<a type=\"document\" href=\"/{{localLink:{Files.Key("nowhere")}}}\">perdu</a>";
        var html =
            $"<p onclick=\"x()\">{link} {lost}<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">x</a></p>";
        var files = new Files(folder["uSync"])
            .Property("body", "Umbraco.RichText")
            .Type("page")
            .Document("Accueil", english: "Home", values: [("body", "", html)])
            .Document("Projets", "Accueil", english: "Projects")
            .Domains("Accueil");
        await using var cms = await TestCms.Start(folder, files.Folder);
        var body = cms.Snapshot.Documents[Files.Key("Accueil")].GetProperty("body")!;
        var french = Assert.IsAssignableFrom<IHtmlEncodedString>(body.GetValue("fr-FR")).ToHtmlString()!;
        Assert.Equal("<p><a href=\"/projets/#suite\">là</a> <a>perdu</a><img src=\"x\"><a>x</a></p>", french);
        Assert.Contains("href=\"/en/projects/#suite\"", body.GetValue("en-US")!.ToString());
        var delivered = (await cms.Json("/umbraco/delivery/api/v2/content/item/")).GetProperty("properties").GetProperty("body");
        Assert.Contains($"data-destination-id=\"{Files.Key("Projets")}\"", delivered.GetProperty("markup").GetString());
        Assert.DoesNotContain("script", delivered.GetProperty("markup").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Images_and_blocks_of_a_text_are_delivered_where_they_stand(bool asTree)
    {
        using var folder = new TemporaryFolder();
        var block = Files.Key("b");
        var markup =
            $"<p>Voir <a type=\"document\" href=\"/{{localLink:{Files.Key("Accueil")}}}?a=1\">l’accueil</a> &amp; fin</p> "
            + $"<umb-rte-block data-content-key=\"{block}\"><!--Umbraco-Block--></umb-rte-block>"
            + $"<img data-udi=\"umb://media/{Files.Key("Parc"):N}\" data-caption=\"x\" src=\"/media/old.jpg?rmode=max&amp;width=500&amp;height=301\" alt=\"Parc\">"
            + $"<img data-udi=\"umb://media/{Files.Key("gone"):N}\" src=\"/media/gone.jpg\" alt=\"\">";
        var stored = JsonSerializer.Serialize(
            new
            {
                markup,
                blocks = new
                {
                    layout = new Dictionary<string, object> { ["Umbraco.RichText"] = new[] { new { contentKey = block } } },
                    contentData = new[]
                    {
                        new
                        {
                            contentTypeKey = Files.Key("quote"),
                            key = block,
                            values = new[] { new { alias = "text", value = "Citation" } },
                        },
                    },
                },
            }
        );
        var files = new Files(folder["uSync"])
            .Property("text")
            .Type("quote", element: true, variations: "Nothing")
            .Property("body", "Umbraco.RichText")
            .Type("page")
            .Document("Accueil", values: [("body", "", stored)])
            .Medium("Parc", "/media/abc/parc.jpg")
            .Domains("Accueil");
        await using var cms = await TestCms.Start(folder, files.Folder, delivery: new() { RichTextOutputAsJson = asTree });
        var body = (await cms.Json("/umbraco/delivery/api/v2/content/item/")).GetProperty("properties").GetProperty("body");
        Assert.Equal(
            "Citation",
            body.GetProperty("blocks")[0].GetProperty("content").GetProperty("properties").GetProperty("text").GetString()
        );
        var page = cms.Snapshot.Documents[Files.Key("Accueil")].GetProperty("body")!.GetValue("fr-FR")!.ToString()!;
        Assert.Contains(
            "src=\"/media/abc/parc.jpg?rmode=max&amp;width=500&amp;height=301&amp;hmac=",
            page,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("gone", page, StringComparison.Ordinal);
        if (!asTree)
        {
            var html = body.GetProperty("markup").GetString()!;
            Assert.Contains($"<umb-rte-block data-content-id=\"{block}\"></umb-rte-block>", html, StringComparison.Ordinal);
            Assert.Contains("src=\"/media/abc/parc.jpg?rmode=max&amp;width=500", html, StringComparison.Ordinal);
            Assert.DoesNotContain("data-udi", html, StringComparison.Ordinal);
            return;
        }
        Assert.Equal("#root", body.GetProperty("tag").GetString());
        var elements = body.GetProperty("elements");
        Assert.Equal(
            ["p", "umb-rte-block", "img"],
            elements.EnumerateArray().Select(element => element.GetProperty("tag").GetString())
        );
        var words = elements[0].GetProperty("elements");
        Assert.Equal("Voir ", words[0].GetProperty("text").GetString());
        var link = words[1].GetProperty("attributes");
        Assert.Equal("/", link.GetProperty("route").GetProperty("path").GetString());
        Assert.Equal("?a=1", link.GetProperty("route").GetProperty("queryString").GetString());
        Assert.False(link.TryGetProperty("href", out _));
        Assert.Equal(block.ToString(), elements[1].GetProperty("attributes").GetProperty("content-id").GetString());
    }

    [Theory]
    [InlineData("layout", "contentKey")]
    [InlineData("Layout", "contentUdi")]
    public async Task Blocks_are_read_in_order_whatever_the_case_of_their_layout(string layout, string named)
    {
        using var folder = new TemporaryFolder();
        Guid one = Files.Key("one"),
            two = Files.Key("two"),
            hidden = Files.Key("hidden");
        string Name(Guid key) => named == "contentKey" ? key.ToString() : "umb://element/" + key.ToString("N");
        string Content(Guid key, string text) =>
            $$"""{"contentTypeKey":"{{Files.Key("quote")}}","key":"{{key}}","values":[{"alias":"text","culture":null,"segment":null,"value":"{{text}}"},{"alias":"loud","value":"1"}]}""";
        var json = $$"""
            {"contentData":[{{Content(one, "un")}},{{Content(two, "deux")}},{{Content(hidden, "caché")}}],"settingsData":[],
             "expose":[{"contentKey":"{{one}}","culture":null},{"contentKey":"{{two}}","culture":null}],
             "{{layout}}":{"Umbraco.BlockList":[
               {"{{named}}":"{{Name(two)}}"}, {"{{named}}":"{{Name(one)}}"}, {"{{named}}":"{{Name(hidden)}}"}
             ] }
            }
            """;
        var files = new Files(folder["uSync"])
            .Property("text")
            .Property("loud", "Umbraco.TrueFalse")
            .Type("quote", element: true, variations: "Nothing")
            .Property("blocks", "Umbraco.BlockList")
            .Type("page")
            .Document("Accueil", values: [("blocks", "", json)]);
        await using var cms = await TestCms.Start(folder, files.Folder);
        var blocks = (BlockListModel)cms.Snapshot.Documents[Files.Key("Accueil")].GetProperty("blocks")!.GetValue()!;
        Assert.Equal(["deux", "un"], blocks.Select(block => block.Content.GetProperty("text")!.GetValue()));
        Assert.All(blocks, block => Assert.Equal(true, block.Content.GetProperty("loud")!.GetValue()));
        var delivered = (await cms.Json("/umbraco/delivery/api/v2/content/item/"))
            .GetProperty("properties")
            .GetProperty("blocks");
        Assert.Equal("quote", delivered.GetProperty("items")[0].GetProperty("content").GetProperty("contentType").GetString());
        Assert.Equal(JsonValueKind.Null, delivered.GetProperty("items")[0].GetProperty("settings").ValueKind);
    }

    [Fact]
    public async Task A_picked_picture_has_the_focal_point_of_its_place()
    {
        using var folder = new TemporaryFolder();
        var picked =
            $$"""[{"key":"{{Guid.NewGuid()}}","mediaKey":"{{Files.Key("Parc")}}","focalPoint":{"left":0.9,"top":0.1},"crops":[]}]""";
        var files = new Files(folder["uSync"])
            .Property("hero", "Umbraco.MediaPicker3", """{"multiple":false}""")
            .Type("page")
            .Document("Accueil", values: [("hero", "", picked)])
            .Medium("Parc", "/media/abc/parc.jpg");
        await using var cms = await TestCms.Start(folder, files.Folder);
        var hero = Assert.IsType<PickedMedia>(cms.Snapshot.Documents[Files.Key("Accueil")].GetProperty("hero")!.GetValue());
        Assert.IsAssignableFrom<IPublishedContent>(hero);
        Assert.Equal("/media/abc/parc.jpg", hero.File!.Src);
        Assert.Equal(new ImageUrlGenerationOptions.FocalPointPosition(0.9m, 0.1m), hero.File.FocalPoint);
        var delivered = (await cms.Json("/umbraco/delivery/api/v2/content/item/")).GetProperty("properties").GetProperty("hero")[
            0
        ];
        Assert.Equal("/media/abc/parc.jpg", delivered.GetProperty("url").GetString());
        Assert.Equal("jpg", delivered.GetProperty("extension").GetString());
        Assert.Equal(0.9m, delivered.GetProperty("focalPoint").GetProperty("left").GetDecimal());
        var item = await cms.Json("/umbraco/delivery/api/v2/media/item/" + Files.Key("Parc"));
        Assert.Equal("/parc/", item.GetProperty("path").GetString());
        Assert.Equal("Image", item.GetProperty("mediaType").GetString());
    }
}
