using System.Collections.Concurrent;
using Cms.Published;
using Microsoft.Extensions.DependencyInjection;
using Testing;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Strings;
using Xunit;

namespace Cms.Tests.Published;

/// <summary>Who finishes the texts of pages sees those of a page together, once; the Delivery API gives what editors wrote.</summary>
public sealed class FinishedTextsTests
{
    const string French = "fr-FR";

    sealed class Numbering : IFinishTexts
    {
        public ConcurrentQueue<(Guid Document, string Culture)> Asked { get; } = [];

        public IReadOnlyList<string> Finish(
            PublishedNode document,
            Snapshot snapshot,
            string culture,
            IReadOnlyList<FormattedText> texts
        )
        {
            Asked.Enqueue((document.Key, culture));
            return [.. texts.Select((text, index) => $"{text.Html}<p>#{index}</p>")];
        }
    }

    [Fact]
    public async Task The_texts_of_a_page_are_finished_together_once_however_often_they_are_read()
    {
        using var folder = new TemporaryFolder();
        var numbering = new Numbering();
        await using var cms = await TestCms.Start(
            folder,
            configure: builder => builder.Services.AddSingleton<IFinishTexts>(numbering)
        );
        var page = cms.Snapshot.Routes.Find(French, "/comment-ca-marche")!; // the demonstration has it
        var texts = Enumerable.Range(0, 50).AsParallel().Select(_ => string.Concat(Texts(page))).Distinct().ToList();
        var numbers = System
            .Text.RegularExpressions.Regex.Matches(Assert.Single(texts), "#([0-9]+)")
            .Select(match => match.Groups[1].Value)
            .ToList();
        Assert.True(numbers.Count > 1, "The page has several texts.");
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.Single(numbering.Asked);
        await cms.Services.GetRequiredService<SnapshotSource>().Reload(TestContext.Current.CancellationToken);
        Assert.Single(numbering.Asked);
        var json = await cms.Json("/umbraco/delivery/api/v2/content/item/comment-ca-marche");
        Assert.DoesNotContain("#0", json.GetRawText(), StringComparison.Ordinal);
    }

    static IEnumerable<string> Texts(Umbraco.Cms.Core.Models.PublishedContent.IPublishedElement element) =>
        element.Properties.SelectMany(property =>
            property.GetValue(French) switch
            {
                IHtmlEncodedString text => [text.ToHtmlString() ?? ""],
                BlockListModel blocks => blocks.SelectMany(block => Texts(block.Content)),
                _ => Enumerable.Empty<string>(),
            }
        );
}
