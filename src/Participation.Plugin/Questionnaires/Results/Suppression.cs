namespace Participation.Questionnaires;

/// <summary>
/// Small numbers are not published, nor what would let them be worked out (S5). A cell of one to four answers is hidden;
/// where cells add up to a total that is shown, others are hidden with it, the smallest first, until at least two are
/// hidden and together they are at least five.
/// </summary>
public static class Suppression
{
    /// <summary>The smallest number that is said, but for zero.</summary>
    public const int Least = 5;

    /// <summary>A total by itself.</summary>
    public static int? Total(int count) => count is 0 or >= Least ? count : null;

    /// <param name="counts">Cells, each answer in exactly one of them.</param>
    /// <returns>Null where nothing is said; all null when the whole is too small.</returns>
    public static IReadOnlyList<int?> Shares(IReadOnlyList<int> counts)
    {
        var total = counts.Sum();
        if (total is > 0 and < Least)
            return [.. counts.Select(_ => (int?)null)];
        var hidden = new HashSet<int>(Places(counts).Where(place => IsSmall(counts[place])));
        if (hidden.Count > 0)
            foreach (var place in Places(counts).Where(place => !hidden.Contains(place)).OrderBy(place => Rank(counts[place])))
            {
                if (hidden.Count >= 2 && hidden.Sum(other => counts[other]) >= Least)
                    break;
                hidden.Add(place);
            }
        return [.. Places(counts).Select(place => hidden.Contains(place) ? (int?)null : counts[place])];
    }

    /// <param name="counts">Cells, each answer in any number of them.</param>
    /// <param name="answered">How many answered: those who did not take a choice are a cell too.</param>
    public static IReadOnlyList<int?> Each(IReadOnlyList<int> counts, int answered) =>
        answered is > 0 and < Least
            ? [.. counts.Select(_ => (int?)null)]
            : [.. counts.Select(count => IsSmall(count) || IsSmall(answered - count) ? (int?)null : count)];

    static bool IsSmall(int count) => count is > 0 and < Least;

    /// <summary>A zero hides nobody: it goes last.</summary>
    static int Rank(int count) => count == 0 ? int.MaxValue : count;

    static IEnumerable<int> Places(IReadOnlyList<int> counts) => Enumerable.Range(0, counts.Count);
}
