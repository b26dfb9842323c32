using System.Globalization;
using System.Numerics;

namespace Participation.Questionnaires;

/// <summary>Answers that were given: <c>f=mode:car</c>; a range of numbers, <c>f=minutes:10..20</c>, the upper end left out.</summary>
public sealed record AnswerFilter(IReadOnlyList<(string Field, string Value)> Given)
{
    const int Most = 12;

    public static AnswerFilter Read(IEnumerable<string?> query) =>
        new([
            .. query
                .OfType<string>()
                .Select(text => text.Split(':', 2))
                .Where(parts => parts.Length == 2)
                .Select(parts => (parts[0], parts[1]))
                .Distinct()
                .Take(Most),
        ]);

    public AnswerFilter With(string field, string value) => new([.. Given.Where(one => one != (field, value)), (field, value)]);

    public AnswerFilter Without(string field, string value) => new([.. Given.Where(one => one != (field, value))]);

    /// <summary>One bit for each answer that has them all.</summary>
    public Selection Select(AnswerTable table)
    {
        var selection = Selection.All(table.Count);
        foreach (var (field, value) in Given)
            if (table.Find(field) is { } column)
                selection.Keep(Holds(column, value));
        return selection;
    }

    static Func<int, bool> Holds(AnswerColumn column, string value) =>
        column switch
        {
            ChoiceColumn choices when choices.BitOf(value) is var bit => answer => (choices.Taken[answer] & bit) != 0,
            RankColumn ranks when Place(ranks, value) is var place => answer =>
                ranks.Orders[answer] is [var first, ..] && first == place,
            NumberColumn numbers when Range(value) is var (from, to) => answer =>
                numbers.Values[answer] >= from && numbers.Values[answer] < to,
            TextColumn texts => texts.Has,
            _ => _ => false,
        };

    static int Place(RankColumn ranks, string code) =>
        ranks.Question.Options.ToList().FindIndex(option => string.Equals(option.Code, code, StringComparison.Ordinal));

    static (double From, double To) Range(string value) =>
        value.Split("..") is [var from, var to]
        && double.TryParse(from, NumberStyles.Float, CultureInfo.InvariantCulture, out var least)
        && double.TryParse(to, NumberStyles.Float, CultureInfo.InvariantCulture, out var most)
            ? (least, most)
            : (0, 0);
}

/// <summary>Some of a table's answers.</summary>
public sealed class Selection
{
    readonly ulong[] _words;

    Selection(int count, ulong[] words) => (Of, _words) = (count, words);

    /// <summary>Answers of the table.</summary>
    public int Of { get; }

    public int Count => _words.Sum(word => BitOperations.PopCount(word));

    public static Selection All(int count)
    {
        var words = new ulong[(count + 63) / 64];
        Array.Fill(words, ulong.MaxValue);
        if (count % 64 != 0)
            words[^1] = (1UL << (count % 64)) - 1;
        return new(count, words);
    }

    public void Keep(Func<int, bool> holds)
    {
        foreach (var answer in Answers().ToList())
            if (!holds(answer))
                _words[answer / 64] &= ~(1UL << (answer % 64));
    }

    public IEnumerable<int> Answers()
    {
        for (var word = 0; word < _words.Length; word++)
        for (var bits = _words[word]; bits != 0; bits &= bits - 1)
            yield return (word * 64) + BitOperations.TrailingZeroCount(bits);
    }
}
