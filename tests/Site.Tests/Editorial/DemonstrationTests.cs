using Cms.Published;
using Cms.Storage;
using Cms.Values;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Testing.Site;
using Umbraco.Cms.Core.Models.PublishedContent;
using Xunit;

namespace Site.Tests.Editorial;

/// <summary>What the demonstration shows is complete, and obeys the rules it shows off.</summary>
public sealed class DemonstrationTests(Sites sites)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_document_and_medium_obeys_its_type()
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var validate = site.Services.GetRequiredService<ValidateValues>();
        await using var db = site.Services.GetRequiredService<CmsStorage>().Open();
        var nodes = await db.Nodes.AsNoTracking().Where(node => !node.Trashed).ToListAsync(Stop);
        Assert.True(nodes.Count > 100);
        var faults = nodes.SelectMany(node =>
            validate
                .Run(node.TypeKey, node.Draft)
                .Select(fault =>
                    $"{node.Draft.Names.Values.First()}: {fault.Alias} {fault.Culture}{fault.JsonPath}: {string.Join(' ', fault.ErrorMessages)}"
                )
        );
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("explainer", 6, true)]
    [InlineData("video", 4, true)]
    [InlineData("jurisdiction", 12, true)]
    [InlineData("glossaryTerm", 40, false)]
    [InlineData("resource", 30, false)]
    [InlineData("collection", 5, false)]
    [InlineData("news", 8, false)]
    [InlineData("project", 4, false)]
    public async Task There_is_as_much_as_was_promised(string type, int count, bool inEnglish)
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        var pages = site
            .Services.GetRequiredService<SnapshotSource>()
            .Current.Documents.Values.Where(page => page.ContentType.Alias == type)
            .ToList();
        Assert.Equal(count, pages.Count);
        if (inEnglish)
            Assert.All(pages, page => Assert.True(page.Cultures.ContainsKey("en-US"), page.Name));
    }

    [Theory]
    [InlineData("captions", "sous-titres")]
    [InlineData("transcript", "transcription")]
    public async Task A_video_is_not_published_without_captions_and_transcript_and_the_reason_is_said(
        string missing,
        string reason
    )
    {
        var site = await sites.On(DatabaseProvider.Sqlite);
        await using var db = site.Services.GetRequiredService<CmsStorage>().Open();
        var type = site
            .Services.GetRequiredService<SnapshotSource>()
            .Current.Types.Values.Single(each => each is { Alias: "video", ItemType: PublishedItemType.Content });
        var video = await db.Nodes.AsNoTracking().FirstAsync(node => node.TypeKey == type.Key, Stop);
        foreach (var values in video.Draft.Values.Values)
            values.Remove(missing);
        var faults = site.Services.GetRequiredService<ValidateValues>().Run(type.Key, video.Draft).ToList();
        Assert.Equal(["en-US", "fr-FR"], faults.Select(fault => fault.Culture).Order(StringComparer.Ordinal));
        Assert.All(
            faults,
            fault =>
            {
                Assert.Equal(missing, fault.Alias);
                Assert.Contains(reason, string.Join(' ', fault.ErrorMessages), StringComparison.Ordinal);
            }
        );
    }
}
