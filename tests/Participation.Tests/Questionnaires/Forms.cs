using CsCheck;
using Participation.Geography;
using Participation.Questionnaires;

namespace Participation.Tests.Questionnaires;

/// <summary>Forms and what people may type into them, by chance.</summary>
static class Forms
{
    public static readonly Communes Communes = new();

    static readonly string[] Codes = ["q0", "q1", "q2", "q3", "q4", "q5"];
    static readonly string[] Choices = ["a", "b", "c", "d"];

    static readonly Gen<string> Typed = Gen.OneOf(
        Gen.OneOf("a", "b", "c", "d", "e", "1", "2", "3", "-4", "1,5", "2026-11-30", "38185", "yes", "", " ", "=1+1"),
        Gen.String[0, 12]
    );

    static readonly Gen<Condition> Condition = Gen.Select(
        Gen.OneOf(Codes),
        Gen.Enum<Comparison>(),
        Gen.OneOf("a", "b", "1", "3", "2026-11-30", ""),
        (question, comparison, value) => new Condition(question, comparison, value)
    );

    public static readonly Gen<Rule> Rules = Gen.Select(
        Gen.Bool,
        Condition.Array[0, 3],
        (any, conditions) => new Rule(any, conditions)
    );

    static Gen<Question> Questions(string code) =>
        Gen.Select(
            Gen.Enum<QuestionKind>(),
            Gen.Bool,
            Gen.Int[1, 4],
            Gen.OneOf<string?>(null, "1", "2"),
            Gen.OneOf<string?>(null, "2", "3"),
            Rules.Null(),
            (kind, required, options, minimum, maximum, rule) =>
                new Question(code, kind, new Translated(code))
                {
                    Required = required,
                    Options =
                    [
                        .. Choices
                            .Take(options)
                            .Select((choice, place) => new Option(choice, new Translated(choice), place == 2, place == 3)),
                    ],
                    Rows = [new Option("r1", new Translated("r1")), new Option("r2", new Translated("r2"))],
                    Minimum = minimum,
                    Maximum = maximum,
                    ShownIf = rule,
                }
        );

    /// <summary>Two pages of three questions, of any kind and with conditions on anything, also on what comes later.</summary>
    public static readonly Gen<QuestionnaireForm> Any = Gen.Select(
        Questions("q0"),
        Questions("q1"),
        Questions("q2"),
        Questions("q3"),
        Questions("q4"),
        Questions("q5"),
        Rules.Null(),
        (a, b, c, d, e, f, rule) =>
            new QuestionnaireForm([
                new QuestionPage("p1", new Translated("p1"), null, [a, b, c]),
                new QuestionPage("p2", new Translated("p2"), null, [d, e, f]) { ShownIf = rule },
            ])
    );

    /// <summary>Something, right or wrong, in some of the fields.</summary>
    public static Gen<IReadOnlyDictionary<string, IReadOnlyList<string>>> Answers(QuestionnaireForm form)
    {
        var fields = form.Questions.SelectMany(Fields.Of).Concat(Codes).Distinct(StringComparer.Ordinal).ToArray();
        return Gen.Select(Gen.OneOf(fields), Typed.Array[0, 3])
            .Array[0, 14]
            .Select(
                IReadOnlyDictionary<string, IReadOnlyList<string>> (given) =>
                    given
                        .GroupBy(one => one.Item1, StringComparer.Ordinal)
                        .ToDictionary(one => one.Key, IReadOnlyList<string> (one) => one.First().Item2, StringComparer.Ordinal)
            );
    }

    public static readonly Gen<(QuestionnaireForm Form, IReadOnlyDictionary<string, IReadOnlyList<string>> Typed)> Answered =
        Any.SelectMany(form => Answers(form).Select(typed => (form, typed)));
}
