using Participation.Geography;

namespace Participation.Questionnaires;

/// <summary>One question as a page draws it.</summary>
/// <param name="Typed">Everything typed so far, by field.</param>
/// <param name="Problems">Of this question.</param>
/// <param name="Respondent">Whose order of choices it is.</param>
public sealed record QuestionModel(
    Question Question,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Typed,
    IReadOnlyList<AnswerProblem> Problems,
    Guid Respondent,
    IReadOnlyList<Commune> Communes
)
{
    /// <summary>Name and id of the question's own field.</summary>
    public string Name => Fields.Prefix + Question.Code;

    public IReadOnlyList<Option> Options => FairOrder.Of(Question, Respondent);

    public string NameOf(string field) => Fields.Prefix + field;

    public string? Value(string field) => (Typed.GetValueOrDefault(field) ?? []).FirstOrDefault();

    public string? Own => Value(Question.Code);

    public bool Has(Option option) =>
        (Typed.GetValueOrDefault(Question.Code) ?? []).Contains(option.Code, StringComparer.Ordinal);

    /// <summary>As typed, or the place in the ranking that is stored.</summary>
    public string? RankOf(Option option) =>
        Value(Fields.Row(Question, option))
        ?? (
            (Typed.GetValueOrDefault(Question.Code) ?? []).ToList().IndexOf(option.Code) is >= 0 and var place
                ? (place + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null
        );

    /// <summary>Latitude or longitude, as typed or as stored.</summary>
    public string? Degrees(bool north) =>
        Value(north ? Fields.Latitude(Question) : Fields.Longitude(Question))
        ?? (Typed.GetValueOrDefault(Question.Code) is [var y, var x] ? (north ? y : x) : null);

    public AnswerProblem? ProblemAt(string field) => Problems.FirstOrDefault(problem => problem.Field == field);

    public string? ErrorId(string field) => ProblemAt(field) is null ? null : NameOf(field) + "-error";

    /// <summary>What describes a field: its help, then what is wrong.</summary>
    public string? DescribedBy(string field)
    {
        var ids = new[] { Question.Help is null ? null : Name + "-hint", ErrorId(field) }.OfType<string>().ToList();
        return ids.Count == 0 ? null : string.Join(' ', ids);
    }
}
