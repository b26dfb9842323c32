using System.Collections.Concurrent;
using Site.Pages;
using Site.Search;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Site.Editorial;

/// <summary>How long a page takes to read. Counted once for each publication.</summary>
public sealed class ReadingTime(ContentReader read, PageText text, PerSnapshot kept)
{
    /// <summary>Of an adult who reads on a screen, in silence, unhurried.</summary>
    const int WordsPerMinute = 200;

    /// <summary>Whole minutes, at least one.</summary>
    public int Minutes(IPublishedContent page) =>
        kept.Get<ConcurrentDictionary<Guid, int>>(read.Culture, () => new()).GetOrAdd(page.Key, _ => Count(page));

    int Count(IPublishedContent page)
    {
        var words = read.Blocks(page, "blocks").Sum(block => text.Of(block.Content, read.Culture).AsSpan().Count(' '));
        return Math.Max(1, (words + WordsPerMinute - 1) / WordsPerMinute);
    }
}
