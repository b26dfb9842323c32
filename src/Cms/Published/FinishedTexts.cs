using System.Collections.Concurrent;
using Cms.Published.Conversion;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>The formatted texts of one document, finished together, so that what is said once a page is said once.</summary>
internal sealed class FinishedTexts(PublishedNode document, Snapshot snapshot, IReadOnlyList<IFinishTexts> finishers)
{
    readonly ConcurrentDictionary<string, Lazy<IReadOnlyDictionary<Place, string>>> _byCulture = new(
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>A property of the document itself, or of a block in it.</summary>
    readonly record struct Place(Guid Element, string Alias);

    /// <param name="clean">The text as it was before; what comes back when nobody finishes texts.</param>
    public string Of(Guid element, string alias, string culture, string clean) =>
        finishers.Count == 0
            ? clean
            : _byCulture.GetOrAdd(culture, asked => new(() => Finish(asked))).Value.GetValueOrDefault(new(element, alias), clean);

    Dictionary<Place, string> Finish(string culture)
    {
        var texts = Texts(document, document.Key, culture).DistinctBy(text => text.Place).ToList();
        foreach (var finisher in finishers)
        {
            var finished = finisher.Finish(
                document,
                snapshot,
                culture,
                texts.ConvertAll(text => new FormattedText(text.Place.Alias, text.Html))
            );
            texts = [.. texts.Select((text, index) => (text.Place, finished[index]))];
        }
        return texts.ToDictionary();
    }

    /// <summary>Reads what is stored: asking a formatted text for its value would ask for this again.</summary>
    static IEnumerable<(Place Place, string Html)> Texts(IPublishedElement element, Guid key, string culture)
    {
        foreach (var property in element.Properties.OfType<PublishedProperty>())
            if (property.Shape.Converter is FormattedTextConverter)
            {
                if (property.CleanText(culture) is { Length: > 0 } html)
                    yield return (new(key, property.Alias), html);
            }
            else if (property.Shape.Converter is BlockListConverter)
                foreach (var block in Blocks(property.GetValue(culture)))
                foreach (var text in Texts(block.Content, block.Content.Key, culture))
                    yield return text;
    }

    static IEnumerable<BlockListItem> Blocks(object? value) =>
        value switch
        {
            BlockListItem one => [one],
            BlockListModel many => many,
            _ => [],
        };
}
