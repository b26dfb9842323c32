using Foundation.Search;

namespace Site.Finder;

/// <summary>The words of the finder, for who spells one of them nearly right: "lampadère", "poubele".</summary>
sealed class Spelling
{
    /// <summary>Shorter words are too close to each other: "météo" is not "métro".</summary>
    const int Shortest = 6;

    /// <summary>From this length on, two slips are forgiven.</summary>
    const int Long = 9;

    readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);

    public Spelling(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        foreach (var word in FrenchWords.Stems(text))
            if (FrenchWords.Folded(text[word.Start..word.End]) is [var folded])
                _stems.TryAdd(folded.Term, word.Term);
    }

    /// <summary>The stem of the nearest known word that begins with the same letter; null when none is near.</summary>
    public string? Near(string typed)
    {
        if (FrenchWords.Folded(typed) is not [{ Term: { Length: >= Shortest } word }])
            return null;
        var (best, slips) = ((string?)null, word.Length >= Long ? 3 : 2);
        foreach (var (known, stem) in _stems)
            if (
                known[0] == word[0]
                && Math.Abs(known.Length - word.Length) < slips
                && Slips(known, word) is var found
                && found < slips
            )
                (best, slips) = (stem, found);
        return best;
    }

    /// <summary>How many letters are missing, added, changed or swapped with their neighbour (Damerau and Levenshtein, restricted).</summary>
    static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        for (var j = 1; j <= other.Length; j++)
        {
            var changed = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            rows[i, j] = Math.Min(changed, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
        }
        return rows[one.Length, other.Length];
    }
}
