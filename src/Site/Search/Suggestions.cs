using Foundation.Search;
using Site.Editorial;
using Site.Pages;

namespace Site.Search;

/// <summary>
/// What the field of the search proposes while one types: titles of pages, words of the glossary, subjects of the finder. A list in
/// memory, made once for each publication; a few thousand lines are read in less time than an index takes to begin.
/// </summary>
public sealed class Suggestions(ContentReader read, Glossary glossary, Jurisdictions jurisdictions, PerSnapshot kept)
{
    const int Most = 8;
    const int ShortestText = 2;
    const int LongestText = 60;

    /// <param name="Text">What is proposed.</param>
    /// <param name="Kind">One of <see cref="PageKinds.All"/>, or <c>finder</c>.</param>
    /// <param name="Url">Where it leads, from the root, language included.</param>
    public sealed record Suggestion(string Text, string Kind, string Url);

    /// <summary>Those of which every typed word begins a word, first those that begin so themselves, then the shortest.</summary>
    public IReadOnlyList<Suggestion> Find(string typed)
    {
        var words = Folded(typed.Length > LongestText ? typed[..LongestText] : typed);
        if (words.Sum(word => word.Length) < ShortestText)
            return [];
        return
        [
            .. All
                .Lines.Where(line => line.Has(words))
                .OrderByDescending(line => line.Words[0].StartsWith(words[0], StringComparison.Ordinal))
                .ThenBy(line => line.Suggestion.Text.Length)
                .ThenBy(line => line.Suggestion.Text, StringComparer.Ordinal)
                .Select(line => line.Suggestion)
                .DistinctBy(suggestion => suggestion.Text, StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
    }

    /// <summary>A word of the index, which has no accents, as titles and keywords write it.</summary>
    public string Written(string folded) => All.Written.GetValueOrDefault(folded, folded);

    Book All => kept.Get(read.Culture, () => new Book([.. Pages(), .. Terms(), .. Subjects()]));

    IEnumerable<Suggestion> Pages() =>
        (read.Home is { } home ? read.Everything(home) : [])
            .Where(page => page.Cultures.ContainsKey(read.Culture) || page.Cultures.ContainsKey(""))
            .Select(page => new Suggestion(read.Name(page), PageKinds.Of(page.ContentType.Alias), read.Url(page) ?? ""));

    IEnumerable<Suggestion> Terms() =>
        glossary.All().SelectMany(entry => entry.Aliases.Select(alias => new Suggestion(alias, "term", entry.Url)));

    IEnumerable<Suggestion> Subjects()
    {
        var root = read.Culture.StartsWith("en", StringComparison.Ordinal) ? "/en" : "";
        return jurisdictions
            .All()
            .SelectMany(page => page.Competences)
            .SelectMany(competence => competence.Keywords.Append(competence.Name))
            .Select(keyword => new Suggestion(keyword, "finder", $"{root}/finder?q={Uri.EscapeDataString(keyword)}"));
    }

    static string[] Folded(string text) => [.. FrenchWords.Folded(text).Select(word => word.Term)];

    sealed class Book
    {
        public Book(IReadOnlyList<Suggestion> all)
        {
            Lines =
            [
                .. all.Select(suggestion => new Line(suggestion, Folded(suggestion.Text))).Where(line => line.Words.Length > 0),
            ];
            foreach (var text in all.Select(suggestion => suggestion.Text))
            foreach (var word in FrenchWords.Folded(text))
                Written.TryAdd(word.Term, text[word.Start..word.End].ToLowerInvariant());
        }

        public IReadOnlyList<Line> Lines { get; }
        public Dictionary<string, string> Written { get; } = new(StringComparer.Ordinal);
    }

    sealed record Line(Suggestion Suggestion, string[] Words)
    {
        public bool Has(string[] beginnings)
        {
            foreach (var beginning in beginnings)
                if (!Array.Exists(Words, word => word.StartsWith(beginning, StringComparison.Ordinal)))
                    return false;
            return true;
        }
    }

    /// <summary><c>/search/suggestions?q=</c></summary>
    internal static IResult Http(Suggestions suggestions, HttpResponse response, string? q = null)
    {
        response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(suggestions.Find(q ?? ""));
    }
}
