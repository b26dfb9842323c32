using System.Globalization;
using Participation.Geography;

namespace Participation.Questionnaires;

/// <summary>The answers to one question, or to one row of a matrix, one after the other: a few bytes each.</summary>
/// <param name="name">Under which it is stored.</param>
/// <param name="row">Of a matrix; null otherwise.</param>
public abstract class AnswerColumn(Question question, string name, Option? row)
{
    public Question Question => question;
    public string Field => name;
    public Option? Row => row;

    public Translated Title =>
        row is null
            ? question.Title
            : new Translated(
                $"{question.Title.In("fr")} — {row.Label.In("fr")}",
                $"{question.Title.In("en")} — {row.Label.In("en")}"
            );

    /// <summary>Makes room for one more answer, empty.</summary>
    public abstract void Grow();

    /// <summary>Adds a value to the last answer.</summary>
    public abstract void Put(ReadOnlySpan<char> value);

    public abstract bool Has(int answer);

    /// <summary>The columns of a question, in the order of its form.</summary>
    public static IEnumerable<AnswerColumn> Of(Question question, Communes communes) =>
        question.Kind switch
        {
            QuestionKind.Matrix => question.Rows.Select(row => new ChoiceColumn(
                question,
                Fields.Row(question, row),
                row,
                question.Options
            )),
            QuestionKind.Single or QuestionKind.Multiple when question.Options.Any(option => option.Other) =>
            [
                new ChoiceColumn(question, question.Code, null, question.Options),
                new TextColumn(question, Fields.Other(question)),
            ],
            QuestionKind.Single or QuestionKind.Multiple => [new ChoiceColumn(question, question.Code, null, question.Options)],
            QuestionKind.Commune =>
            [
                new ChoiceColumn(
                    question,
                    question.Code,
                    null,
                    [.. communes.All.Select(commune => new Option(commune.Insee, new(commune.Name)))]
                ),
            ],
            QuestionKind.Consent => [new ChoiceColumn(question, question.Code, null, [new("yes", new("Oui", "Yes"))])],
            QuestionKind.Scale => [new ChoiceColumn(question, question.Code, null, Points(question))],
            QuestionKind.Ranking => [new RankColumn(question)],
            QuestionKind.Number or QuestionKind.Date => [new NumberColumn(question)],
            _ => [new TextColumn(question, question.Code)],
        };

    static IReadOnlyList<Option> Points(Question question)
    {
        var (low, high) = question.Scale;
        return
        [
            .. Enumerable
                .Range(low, high - low + 1)
                .Select(point =>
                {
                    var code = point.ToString(CultureInfo.InvariantCulture);
                    var meaning =
                        point == low ? question.LowLabel
                        : point == high ? question.HighLabel
                        : null;
                    return new Option(
                        code,
                        meaning is null ? new(code) : new($"{code} — {meaning.In("fr")}", $"{code} — {meaning.In("en")}")
                    );
                }),
        ];
    }
}

/// <summary>Which of at most <see cref="Most"/> choices were taken: one bit each.</summary>
public sealed class ChoiceColumn(Question question, string name, Option? row, IReadOnlyList<Option> choices)
    : AnswerColumn(question, name, row)
{
    public const int Most = 64;

    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _places = choices
        .Take(Most)
        .Select((choice, place) => (choice.Code, place))
        .DistinctBy(pair => pair.Code, StringComparer.Ordinal)
        .ToDictionary(pair => pair.Code, pair => pair.place, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyList<Option> Choices => choices;
    public List<ulong> Taken { get; } = [];

    /// <summary>One choice at most is taken, so that the choices share the answers among them.</summary>
    public bool IsExclusive => Question.Kind is not QuestionKind.Multiple;

    public override void Grow() => Taken.Add(0);

    public override void Put(ReadOnlySpan<char> value)
    {
        if (_places.TryGetValue(value, out var place))
            Taken[^1] |= 1UL << place;
    }

    public override bool Has(int answer) => Taken[answer] != 0;

    /// <summary>The bit of a choice; 0 when it has none.</summary>
    public ulong BitOf(string code) => _places.TryGetValue(code, out var place) ? 1UL << place : 0;
}

/// <summary>Numbers; days as the number of the day.</summary>
public sealed class NumberColumn(Question question) : AnswerColumn(question, question.Code, null)
{
    public List<double> Values { get; } = [];

    public bool IsDay => Question.Kind is QuestionKind.Date;

    public override void Grow() => Values.Add(double.NaN);

    public override void Put(ReadOnlySpan<char> value) =>
        Values[^1] = IsDay
            ? DateOnly.TryParseExact(value, "yyyy-MM-dd", out var day)
                ? day.DayNumber
                : double.NaN
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? number
                : double.NaN;

    public override bool Has(int answer) => !double.IsNaN(Values[answer]);
}

/// <summary>The places of choices in order, the first one first.</summary>
public sealed class RankColumn(Question question) : AnswerColumn(question, question.Code, null)
{
    static readonly byte[] None = [];

    public List<byte[]> Orders { get; } = [];

    public override void Grow() => Orders.Add(None);

    public override void Put(ReadOnlySpan<char> value)
    {
        for (var place = 0; place < Question.Options.Count; place++)
            if (value.SequenceEqual(Question.Options[place].Code))
                Orders[^1] = [.. Orders[^1], (byte)place];
    }

    public override bool Has(int answer) => Orders[answer].Length > 0;
}

/// <summary>Words, points and files: what is read and not counted.</summary>
public sealed class TextColumn(Question question, string name) : AnswerColumn(question, name, null)
{
    public List<string?> Texts { get; } = [];

    public override void Grow() => Texts.Add(null);

    public override void Put(ReadOnlySpan<char> value) =>
        Texts[^1] = Texts[^1] is { } before ? $"{before}, {value}" : value.ToString();

    public override bool Has(int answer) => Texts[answer] is not null;
}
