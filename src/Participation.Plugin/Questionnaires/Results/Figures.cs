using System.Globalization;
using System.Numerics;

namespace Participation.Questionnaires;

/// <summary>What was answered to one column by those who are selected.</summary>
/// <param name="Answered">How many answered it.</param>
/// <param name="Bars">Choices in the form's order; of numbers, ranges; empty for texts.</param>
public sealed record Figures(AnswerColumn Column, int Answered, IReadOnlyList<Figures.Bar> Bars)
{
    public double? Mean { get; init; }
    public double? Median { get; init; }

    /// <param name="Value">What a filter takes.</param>
    /// <param name="MeanRank">Of a ranking, among those who ranked it.</param>
    public sealed record Bar(string Value, string Label, int Count, double? MeanRank = null);

    public static Figures Of(AnswerColumn column, Selection selection) =>
        column switch
        {
            ChoiceColumn choices => Choices(choices, selection),
            RankColumn ranks => Ranks(ranks, selection),
            NumberColumn numbers => Numbers(numbers, selection),
            _ => new(column, selection.Answers().Count(column.Has), []),
        };

    static Figures Choices(ChoiceColumn column, Selection selection)
    {
        var counts = new int[ChoiceColumn.Most];
        var answered = 0;
        foreach (var answer in selection.Answers())
        {
            var taken = column.Taken[answer];
            if (taken != 0)
                answered++;
            for (; taken != 0; taken &= taken - 1)
                counts[BitOperations.TrailingZeroCount(taken)]++;
        }
        var bars = column
            .Choices.Take(ChoiceColumn.Most)
            .Select((choice, place) => new Bar(choice.Code, choice.Label.Here(), counts[place]));
        return new(column, answered, [.. bars]);
    }

    static Figures Ranks(RankColumn column, Selection selection)
    {
        var options = column.Question.Options;
        var (first, ranked, sum) = (new int[options.Count], new int[options.Count], new long[options.Count]);
        var answered = 0;
        foreach (var order in selection.Answers().Select(answer => column.Orders[answer]).Where(order => order.Length > 0))
        {
            answered++;
            first[order[0]]++;
            for (var place = 0; place < order.Length; place++)
                (ranked[order[place]], sum[order[place]]) = (ranked[order[place]] + 1, sum[order[place]] + place + 1);
        }
        var bars = options.Select(
            (option, place) =>
                new Bar(
                    option.Code,
                    option.Label.Here(),
                    first[place],
                    ranked[place] == 0 ? null : (double)sum[place] / ranked[place]
                )
        );
        return new(column, answered, [.. bars]);
    }

    static Figures Numbers(NumberColumn column, Selection selection)
    {
        var values = selection.Answers().Select(answer => column.Values[answer]).Where(value => !double.IsNaN(value)).ToArray();
        if (values.Length == 0)
            return new(column, 0, []);
        Array.Sort(values);
        return new(column, values.Length, [.. Ranges(column, values)])
        {
            Mean = column.IsDay ? null : values.Average(),
            Median = column.IsDay ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2,
        };
    }

    /// <summary>Eight at most, with round ends.</summary>
    static IEnumerable<Bar> Ranges(NumberColumn column, double[] sorted)
    {
        var step = Step((sorted[^1] - sorted[0]) / 8);
        for (var from = Math.Floor(sorted[0] / step) * step; from <= sorted[^1]; from += step)
        {
            var to = from + step;
            var count = sorted.Count(value => value >= from && value < to);
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"{from:R}..{to:R}"),
                column.IsDay ? $"{Day(from)} – {Day(to - 1)}"
                    : step == 1 ? from.ToString("N0")
                    : $"{from:N0} – {to:N0}",
                count
            );
        }
    }

    static double Step(double least)
    {
        foreach (var step in (double[])[1, 2, 5, 10, 15, 30, 50, 100, 200, 365, 500, 1_000, 1_826, 3_652])
            if (step >= least)
                return step;
        return Math.Pow(10, Math.Ceiling(Math.Log10(least)));
    }

    static string Day(double number) =>
        DateOnly.FromDayNumber((int)Math.Clamp(number, 0, DateOnly.MaxValue.DayNumber)).ToString("d", CultureInfo.CurrentCulture);
}

/// <summary>How answers to one question go with answers to another.</summary>
/// <param name="Counts">By place of the row, then of the column.</param>
public sealed record CrossTable(ChoiceColumn Rows, ChoiceColumn Columns, int[,] Counts)
{
    public static CrossTable? Of(AnswerTable table, Selection selection, string? rows, string? columns)
    {
        if (table.Find(rows) is not ChoiceColumn down || table.Find(columns) is not ChoiceColumn across)
            return null;
        var counts = new int[ChoiceColumn.Most, ChoiceColumn.Most];
        foreach (var answer in selection.Answers())
            for (var one = down.Taken[answer]; one != 0; one &= one - 1)
            for (var other = across.Taken[answer]; other != 0; other &= other - 1)
                counts[BitOperations.TrailingZeroCount(one), BitOperations.TrailingZeroCount(other)]++;
        return new(down, across, counts);
    }
}
