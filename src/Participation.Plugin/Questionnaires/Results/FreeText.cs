using System.Globalization;
using System.Text;

namespace Participation.Questionnaires;

/// <summary>Texts searched and grouped: those that say the same together, and the words that come back.</summary>
/// <param name="Found">How many texts have what is searched.</param>
/// <param name="Groups">The most frequent first, then the longest.</param>
/// <param name="Words">The most frequent first, each once for an answer.</param>
public sealed record FreeText(int Found, IReadOnlyList<FreeText.Group> Groups, IReadOnlyList<FreeText.Word> Words)
{
    const int MostGroups = 100;
    const int MostWords = 40;
    const int ShortestWord = 4;

    public sealed record Group(string Text, int Count);

    public sealed record Word(string Text, int Count);

    public static FreeText Of(TextColumn column, Selection selection, string? search)
    {
        var needle = Plain(search ?? "").Trim();
        var texts = selection
            .Answers()
            .Select(answer => column.Texts[answer])
            .OfType<string>()
            .Select(text => (Text: text, Plain: Plain(text)))
            .Where(text => needle.Length == 0 || text.Plain.Contains(needle, StringComparison.Ordinal))
            .ToList();
        var groups = texts
            .GroupBy(text => text.Plain.Trim(), StringComparer.Ordinal)
            .Select(same => new Group(same.Select(text => text.Text).Min(StringComparer.Ordinal) ?? "", same.Count()))
            .OrderByDescending(group => group.Count)
            .ThenByDescending(group => group.Text.Length)
            .Take(MostGroups);
        var words = texts
            .SelectMany(text =>
                text.Plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Where(word => word.Length >= ShortestWord)
                    .Distinct(StringComparer.Ordinal)
            )
            .CountBy(word => word, StringComparer.Ordinal)
            .Where(word => word.Value > 1)
            .OrderByDescending(word => word.Value)
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(MostWords);
        return new(texts.Count, [.. groups], [.. words.Select(word => new Word(word.Key, word.Value))]);
    }

    /// <summary>Letters and figures, without accents nor capitals, one space between.</summary>
    static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (char.IsLetterOrDigit(letter))
                plain.Append(char.ToLowerInvariant(letter));
            else if (
                CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark
                && !(plain.Length > 0 && plain[^1] == ' ')
            )
                plain.Append(' ');
        return plain.ToString();
    }
}
