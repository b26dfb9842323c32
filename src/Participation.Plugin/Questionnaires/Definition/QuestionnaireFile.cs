using System.Text.Json;

namespace Participation.Questionnaires;

/// <summary>A questionnaire as a file that another site can read: <c>{ "format": "questionnaire/1", "title": …, "form": … }</c>.</summary>
/// <param name="Title">In French.</param>
public sealed record QuestionnaireFile(string Format, string Title, string Summary, AnswerMode Mode, QuestionnaireForm Form)
{
    public const string Version = "questionnaire/1";

    /// <summary>Bytes.</summary>
    public const int Largest = 2_000_000;

    const int MostPages = 100;
    const int MostItems = 500;
    const int MostOptions = ChoiceColumn.Most;
    const int LongestText = 20_000;

    static readonly JsonSerializerOptions Readable = new(FrozenForm.Json)
    {
        WriteIndented = true,
        MaxDepth = 24,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(Questionnaire questionnaire) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new QuestionnaireFile(
                Version,
                questionnaire.Title,
                questionnaire.Summary,
                questionnaire.Mode,
                questionnaire.Form.Form
            ),
            Readable
        );

    /// <summary>Reads a file that anybody may have made.</summary>
    /// <param name="problem">Where it is wrong; null when it is read.</param>
    /// <returns>Null when it is not a questionnaire, or one that no editor could have made.</returns>
    public static QuestionnaireFile? Read(ReadOnlySpan<byte> json, out string? problem)
    {
        problem = null;
        if (json.Length > Largest)
        {
            problem = "$";
            return null;
        }
        try
        {
            var file = JsonSerializer.Deserialize<QuestionnaireFile>(json, Readable);
            problem = file is null ? "$" : Fault(file);
            return problem is null ? file : null;
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            problem = (wrong as JsonException)?.Path ?? "$";
            return null;
        }
    }

    /// <summary>What a deserializer lets through and nothing else expects: nulls, and more than a page can hold.</summary>
    static string? Fault(QuestionnaireFile file)
    {
        if (file.Format != Version)
            return "$.format";
        if (!IsText(file.Title) || !IsText(file.Summary))
            return "$.title";
        if (file.Form?.Pages is null || file.Form.Pages.Count > MostPages)
            return "$.form.pages";
        for (var page = 0; page < file.Form.Pages.Count; page++)
            if (!IsPage(file.Form.Pages[page]))
                return $"$.form.pages[{page}]";
        return CheckBeforeOpening.Run(file.Form).FirstOrDefault(finding => finding.Stops) is { } stops
            ? $"$.form ({stops.Kind}: {stops.Place})"
            : null;
    }

    static bool IsPage(QuestionPage? page) =>
        page is { Items: not null }
        && IsText(page.Code)
        && IsWords(page.Title)
        && IsRule(page.ShownIf)
        && page.Items.Count <= MostItems
        && page.Items.All(item =>
            item switch
            {
                Question question => IsQuestion(question),
                Statement statement => IsWords(statement.Html) && IsRule(statement.ShownIf),
                _ => false,
            }
        );

    static bool IsQuestion(Question question) =>
        IsText(question.Code)
        && Enum.IsDefined(question.Kind)
        && IsWords(question.Title)
        && IsRule(question.ShownIf)
        && new[] { question.Options, question.Rows }.All(options =>
            options is { Count: <= MostOptions }
            && options.All(option => option is not null && IsText(option.Code) && IsWords(option.Label))
        );

    static bool IsRule(Rule? rule) =>
        rule is null
        || rule.Conditions is { Count: <= 50 }
            && rule.Conditions.All(condition =>
                condition is not null
                && IsText(condition.Question)
                && condition.Value is not null
                && Enum.IsDefined(condition.Comparison)
            );

    static bool IsWords(Translated? words) =>
        words is not null && (words.French?.Length ?? 0) <= LongestText && (words.English?.Length ?? 0) <= LongestText;

    static bool IsText(string? text) => text is { Length: <= LongestText };
}
