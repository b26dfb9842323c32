using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Cms.Published;

namespace Site.Terms;

/// <summary>
/// Explains the words of the glossary in the texts of every page, once for each version of the page and of the glossary: when
/// something else is published, what was worked out before is taken again.
/// </summary>
public sealed class ExplainTerms : IFinishTexts
{
    const string TermType = "glossaryTerm";

    /// <summary>Names of laws and bodies, that a reader goes to look up.</summary>
    const string Sources = "sources";

    /// <summary>Another way to read the page: who reads it does not read the rest, so it has its own first occurrences.</summary>
    const string EasyToRead = "easyToRead";

    enum Reading
    {
        Full,
        Easy,
        Plain,
    }

    readonly ConditionalWeakTable<Snapshot, ConcurrentDictionary<string, TermBook>> _books = [];
    readonly ConcurrentDictionary<(Guid Document, string Culture, Reading Reading), Worked> _worked = new();
    long _count;

    sealed record Worked(string Book, IReadOnlyList<string> Texts, IReadOnlyList<string> Marked);

    /// <summary>How often the texts of a page had to be worked out since the start.</summary>
    public long Count => Interlocked.Read(ref _count);

    public IReadOnlyList<string> Finish(
        PublishedNode document,
        Snapshot snapshot,
        string culture,
        IReadOnlyList<FormattedText> texts
    )
    {
        using var full = Of(Reading.Full).GetEnumerator();
        using var easy = Of(Reading.Easy).GetEnumerator();
        return [.. texts.Select(text => Next(text) ?? text.Html)];

        IReadOnlyList<string> Of(Reading reading) =>
            Mark(
                (document.Key, culture, reading),
                snapshot,
                [.. texts.Where(text => ReadingOf(text) == reading).Select(text => text.Html)],
                []
            );

        string? Next(FormattedText text) =>
            ReadingOf(text) switch
            {
                Reading.Full when full.MoveNext() => full.Current,
                Reading.Easy when easy.MoveNext() => easy.Current,
                _ => null,
            };
    }

    static Reading? ReadingOf(FormattedText text) =>
        text.Alias switch
        {
            Sources => null,
            EasyToRead => Reading.Easy,
            _ => Reading.Full,
        };

    /// <summary>
    /// The same for the encoded texts that a page shows without formatting; what its formatted ones explain is not explained again.
    /// </summary>
    public IReadOnlyList<string> Plain(PublishedNode document, Snapshot snapshot, string culture, IReadOnlyList<string> texts)
    {
        foreach (var property in document.Properties.Where(property => property.PropertyType.ClrType == typeof(RichText)))
            property.GetValue(culture);
        var formatted = _worked.TryGetValue((document.Key, culture, Reading.Full), out var worked) ? worked.Marked : [];
        return Mark((document.Key, culture, Reading.Plain), snapshot, texts, formatted);
    }

    IReadOnlyList<string> Mark(
        (Guid Document, string Culture, Reading Reading) page,
        Snapshot snapshot,
        IReadOnlyList<string> texts,
        IReadOnlyList<string> elsewhere
    )
    {
        var culture = page.Culture;
        var book = BookOf(snapshot, culture);
        if (book.IsEmpty || texts.Count == 0)
            return texts;
        if (
            _worked.TryGetValue(page, out var kept)
            && kept.Book == book.Version
            && kept.Texts.SequenceEqual(texts, StringComparer.Ordinal)
        )
            return kept.Marked;
        Interlocked.Increment(ref _count);
        var mark = new MarkTerms(book, page.Document, culture.StartsWith("fr", StringComparison.OrdinalIgnoreCase));
        mark.Leave(elsewhere);
        var marked = texts.Select(mark.Mark).ToList();
        _worked[page] = new(book.Version, texts, marked);
        return marked;
    }

    TermBook BookOf(Snapshot snapshot, string culture) =>
        _books.GetOrCreateValue(snapshot).GetOrAdd(culture, static (asked, from) => new(Terms(from, asked)), snapshot);

    static List<Term> Terms(Snapshot snapshot, string culture) =>
        [
            .. snapshot
                .Documents.Values.Where(node => node.ContentType.Alias == TermType && node.Cultures.ContainsKey(culture))
                .OrderBy(node => node.Key)
                .Select(node => Of(node, snapshot, culture))
                .OfType<Term>(),
        ];

    static Term? Of(PublishedNode node, Snapshot snapshot, string culture)
    {
        var name = node.Cultures[culture].Name;
        var definition = (node.GetProperty("definition")?.GetValue(culture) as string)?.Trim();
        var aliases = node.GetProperty("aliases")?.GetValue(culture) as IEnumerable<string> ?? [];
        return definition is { Length: > 0 } && snapshot.Routes.UrlOf(node, culture) is { } url
            ? new Term(node.Key, name, definition, url, [name, .. aliases])
            : null;
    }
}
