namespace Participation.Questionnaires;

/// <summary>
/// The names of a question's fields in forms, drafts and the API: the question's code, and what belongs to a part of it
/// after a hyphen, which no code holds.
/// </summary>
public static class Fields
{
    /// <summary>Before every name in an HTML form, so that none meets another field of the page.</summary>
    public const string Prefix = "a-";

    public static string Row(Question question, Option row) => $"{question.Code}-{row.Code}";

    /// <summary>The text beside a choice "other".</summary>
    public static string Other(Question question) => $"{question.Code}-other_text";

    public static string Latitude(Question question) => $"{question.Code}-latitude";

    public static string Longitude(Question question) => $"{question.Code}-longitude";

    /// <summary>Every field that the question may fill in a form.</summary>
    public static IEnumerable<string> Of(Question question) =>
        question.Kind switch
        {
            QuestionKind.Ranking => question.Options.Select(option => Row(question, option)),
            QuestionKind.Matrix => question.Rows.Select(row => Row(question, row)),
            QuestionKind.Point => [Latitude(question), Longitude(question)],
            QuestionKind.Single or QuestionKind.Multiple when question.Options.Any(option => option.Other) =>
            [
                question.Code,
                Other(question),
            ],
            _ => [question.Code],
        };
}
