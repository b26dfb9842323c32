namespace Participation.Questionnaires;

/// <summary>What one page of a questionnaire sent.</summary>
/// <param name="Index">Of the page in the form; of the last one when all are sent at once.</param>
/// <param name="Fields">The fields that the page has, whether or not they were filled.</param>
/// <param name="Typed">By field.</param>
public sealed record SentPage(
    int Index,
    IReadOnlyCollection<string> Fields,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Typed
)
{
    /// <summary>More than any answer that passes; what is longer is cut, and the check says that it is too long.</summary>
    const int LongestValue = Question.DefaultLongText + 1;

    /// <summary>What was typed before, with this page in place of what it had.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Over(IReadOnlyDictionary<string, IReadOnlyList<string>> before)
    {
        var after = before
            .Where(field => !Fields.Contains(field.Key))
            .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        foreach (var field in Fields)
            if (Typed.GetValueOrDefault(field) is { Count: > 0 } values)
                after[field] = [.. values.Take(MostValues).Select(Cut)];
        return after;
    }

    const int MostValues = 100;

    static string Cut(string value) => value.Length <= LongestValue ? value : value[..LongestValue];

    /// <param name="typed">By the name of the field.</param>
    public static SentPage Of(QuestionnaireForm form, QuestionPage page, Func<string, IReadOnlyList<string>> typed)
    {
        var fields = page.Questions.SelectMany(AllFields).ToHashSet(StringComparer.Ordinal);
        return new(form.Pages.ToList().IndexOf(page), fields, fields.ToDictionary(field => field, typed, StringComparer.Ordinal));
    }

    /// <summary>Those of the form, and the one under which a ranking or a place is stored.</summary>
    public static IEnumerable<string> AllFields(Question question) =>
        Questionnaires.Fields.Of(question).Append(question.Code).Distinct(StringComparer.Ordinal);
}
