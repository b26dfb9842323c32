namespace Participation.Contributions;

/// <summary>What changed between two texts, word by word: the longest common subsequence of words and spaces.</summary>
public static class TextDiff
{
    public enum Change
    {
        Same,
        Removed,
        Added,
    }

    public readonly record struct Piece(Change Change, string Text);

    /// <summary>Above this many words on a side the texts are compared paragraph by paragraph: the table grows with their product.</summary>
    const int MostWords = 2_000;

    public static IReadOnlyList<Piece> Between(string before, string after)
    {
        var (former, current) = (Words(before), Words(after));
        if (former.Count > MostWords || current.Count > MostWords)
            (former, current) = (Paragraphs(before), Paragraphs(after));
        return Joined(Walk(former, current));
    }

    static IEnumerable<Piece> Walk(List<string> former, List<string> current)
    {
        var common = CommonLengths(former, current);
        var (i, j) = (0, 0);
        while (i < former.Count || j < current.Count)
        {
            if (i < former.Count && j < current.Count && former[i] == current[j])
            {
                yield return new Piece(Change.Same, former[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < former.Count && (j == current.Count || common[i + 1, j] >= common[i, j + 1]))
                yield return new Piece(Change.Removed, former[i++]);
            else
                yield return new Piece(Change.Added, current[j++]);
        }
    }

    static int[,] CommonLengths(List<string> former, List<string> current)
    {
        var common = new int[former.Count + 1, current.Count + 1];
        for (var i = former.Count - 1; i >= 0; i--)
        for (var j = current.Count - 1; j >= 0; j--)
            common[i, j] = former[i] == current[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    /// <summary>Neighbours of the same kind read as one.</summary>
    static IReadOnlyList<Piece> Joined(IEnumerable<Piece> pieces)
    {
        var joined = new List<Piece>();
        foreach (var piece in pieces)
            if (joined.Count > 0 && joined[^1].Change == piece.Change)
                joined[^1] = joined[^1] with { Text = joined[^1].Text + piece.Text };
            else
                joined.Add(piece);
        return joined;
    }

    static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 1; at <= text.Length; at++)
            if (at == text.Length || char.IsWhiteSpace(text[at]) != char.IsWhiteSpace(text[at - 1]))
            {
                words.Add(text[start..at]);
                start = at;
            }
        return words;
    }

    static List<string> Paragraphs(string text) => text.Split('\n').Select(line => line + "\n").ToList();
}
