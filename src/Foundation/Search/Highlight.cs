using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Foundation.Search;

/// <summary>
/// Shows where a text answers a search: encoded HTML with the words found in <c>&lt;mark&gt;</c>, compared as the index compares
/// them (singular and plural, accents, elision). Make one per query and use it for every item of the page.
/// </summary>
public sealed class Highlight
{
    /// <summary>Letters of every language stay as they are; only what HTML reads as its own is encoded.</summary>
    static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    readonly HashSet<string> stems;
    readonly HashSet<string> words;
    readonly string? beginning;

    public Highlight(string? query, bool asYouType = false) =>
        (stems, words, beginning) = UserText.Read(query, asYouType)?.Sought() ?? ([], [], null);

    /// <summary>The whole text.</summary>
    public HtmlString Mark(string text) => new(Write(text, 0, text.Length, Found(text)));

    /// <summary>
    /// About <paramref name="length"/> characters, where most of the words are close together, cut between words; the beginning when
    /// there are none.
    /// </summary>
    public HtmlString Excerpt(string text, int length = 240)
    {
        var found = Found(text);
        var (start, end) = Window(text, found, length);
        return new((start > 0 ? "… " : "") + Write(text, start, end, found) + (end < text.Length ? " …" : ""));
    }

    List<Word> Found(string text)
    {
        if (stems.Count + words.Count == 0 && beginning is null)
            return [];
        var found = stems.Count == 0 ? [] : FrenchAnalyzer.Stems.Read(text).Where(word => stems.Contains(word.Term)).ToList();
        if (words.Count > 0 || beginning is not null)
            found.AddRange(FrenchAnalyzer.Words.Read(text).Where(IsWord));
        return [.. found.DistinctBy(word => word.Start).OrderBy(word => word.Start)];
    }

    bool IsWord(Word word) =>
        words.Contains(word.Term) || (beginning is not null && word.Term.StartsWith(beginning, StringComparison.Ordinal));

    static (int Start, int End) Window(string text, List<Word> found, int length)
    {
        if (text.Length <= length)
            return (0, text.Length);
        var best = 0;
        var most = 0;
        for (int first = 0, last = 0; first < found.Count; first++)
        {
            while (last < found.Count && found[last].End - found[first].Start <= length * 3 / 4)
                last++;
            if (last - first > most)
                (most, best) = (last - first, found[first].Start);
        }
        var start = BetweenWords(text, Math.Clamp(best - length / 8, 0, text.Length - length), found.Count > 0 ? best : 0);
        var end = Math.Min(text.Length, start + length);
        return (start, end == text.Length ? end : LastBlank(text, start, end));
    }

    /// <summary>The first beginning of a word from <paramref name="at"/> on, not past <paramref name="latest"/>.</summary>
    static int BetweenWords(string text, int at, int latest)
    {
        while (at > 0 && at < latest && !char.IsWhiteSpace(text[at - 1]))
            at++;
        return at;
    }

    static int LastBlank(string text, int start, int end)
    {
        var blank = text.AsSpan(start, end - start).LastIndexOfAny(' ', '\n', '\u00a0');
        if (blank > (end - start) / 2)
            return start + blank;
        return char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
    }

    static string Write(string text, int start, int end, List<Word> found)
    {
        var html = new StringBuilder();
        var at = start;
        foreach (var word in found)
        {
            if (word.Start < at || word.End > end)
                continue;
            html.Append(Encoder.Encode(text[at..word.Start])).Append("<mark>");
            html.Append(Encoder.Encode(text[word.Start..word.End])).Append("</mark>");
            at = word.End;
        }
        return html.Append(Encoder.Encode(text[at..end])).ToString();
    }
}
