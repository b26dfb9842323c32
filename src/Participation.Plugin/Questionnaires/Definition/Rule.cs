namespace Participation.Questionnaires;

/// <summary>When a page or a question is shown: all of the conditions hold, or any of them.</summary>
public sealed record Rule(bool Any, IReadOnlyList<Condition> Conditions)
{
    public bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> answers) =>
        Conditions.Count == 0
        || (Any ? Conditions.Any(condition => condition.Holds(answers)) : Conditions.All(condition => condition.Holds(answers)));
}

/// <summary>A comparison with an earlier answer. A question that was not shown has no answer.</summary>
/// <param name="Question">Its code; <c>question-row</c> for a row of a matrix.</param>
/// <param name="Value">A choice's code, a number, a day, a commune's INSEE code; without meaning for "answered".</param>
public sealed record Condition(string Question, Comparison Comparison, string Value = "")
{
    public bool Holds(IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var given = answers.GetValueOrDefault(Question) ?? [];
        return Comparison switch
        {
            Comparison.Is => Is(given),
            Comparison.IsNot => !Is(given),
            Comparison.AtLeast => given.Count > 0 && Bounds.Compare(given[0], Value) >= 0,
            Comparison.AtMost => given.Count > 0 && Bounds.Compare(given[0], Value) <= 0,
            Comparison.Answered => given.Count > 0,
            _ => given.Count == 0,
        };
    }

    /// <summary>The code of the question, without the row of a matrix.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Subject => Question.Split('-')[0];

    /// <summary>One of the choices taken; of a ranking, any place in it.</summary>
    bool Is(IReadOnlyList<string> given) =>
        given.Any(value => string.Equals(value, Value, StringComparison.Ordinal) || Bounds.Compare(value, Value) == 0);
}

/// <summary>The editors' words: <c>is</c>, <c>isNot</c>, <c>atLeast</c>…</summary>
public enum Comparison
{
    Is,

    /// <summary>The contrary of <see cref="Is"/>: it holds without an answer too.</summary>
    IsNot,
    AtLeast,
    AtMost,
    Answered,
    NotAnswered,
}
