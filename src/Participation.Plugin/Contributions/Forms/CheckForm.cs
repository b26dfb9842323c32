using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Participation.Pages;

namespace Participation.Contributions;

/// <summary>Validates what was typed by the rules of the type, and sorts it into columns and extra values.</summary>
public static class CheckForm
{
    static readonly TimeSpan PatternPatience = TimeSpan.FromMilliseconds(200);

    /// <param name="Title">Trimmed; empty when the type has none.</param>
    /// <param name="Values">JSON object of the other fields, or null.</param>
    public sealed record Checked(string Title, string Body, string? Values, IReadOnlyList<FieldProblem> Problems);

    /// <param name="form">The type's form.</param>
    /// <param name="typed">What was typed, by field alias; several values for a list of choices.</param>
    public static Checked Run(FormType form, IReadOnlyDictionary<string, IReadOnlyList<string>> typed)
    {
        var problems = new List<FieldProblem>();
        var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            var given = (typed.GetValueOrDefault(field.Alias) ?? []).Select(Clean).Where(value => value.Length > 0).ToList();
            problems.AddRange(Problems(field, given));
            if (field.IsColumn)
                columns[field.Alias] = given.FirstOrDefault() ?? "";
            else if (given.Count > 0)
                values[field.Alias] = field.Control is FieldControl.Choices ? given : given[0];
        }
        return new Checked(
            columns.GetValueOrDefault(FormField.TitleAlias) ?? "",
            columns.GetValueOrDefault(FormField.BodyAlias) ?? "",
            values.Count == 0 ? null : JsonSerializer.Serialize(values),
            problems
        );
    }

    /// <summary>One line break, no other control character, no byte that is not text, no white space around.</summary>
    public static string Clean(string text) => TypedText.Clean(text);

    static IEnumerable<FieldProblem> Problems(FormField field, IReadOnlyList<string> given)
    {
        if (given.Count == 0)
        {
            if (field.IsMandatory)
                yield return new FieldProblem(field.Alias, Fault.Missing, field.MandatoryMessage);
            yield break;
        }
        foreach (var value in given)
            if (Problem(field, value) is { } problem)
                yield return problem;
    }

    static FieldProblem? Problem(FormField field, string value)
    {
        if (field.MaxLength is { } most && value.Length > most)
            return new FieldProblem(field.Alias, Fault.TooLong, null, most);
        if (field.Pattern is { } pattern && !Matches(pattern, value))
            return new FieldProblem(field.Alias, Fault.NotAsAsked, field.PatternMessage);
        return field.Control switch
        {
            FieldControl.Number => Number(field, value),
            FieldControl.Date when !DateOnly.TryParse(value, CultureInfo.InvariantCulture, out _) => new FieldProblem(
                field.Alias,
                Fault.NotADate
            ),
            FieldControl.Email when !value.Contains('@', StringComparison.Ordinal) => new FieldProblem(
                field.Alias,
                Fault.NotAnEmail
            ),
            FieldControl.Choice or FieldControl.Choices when !field.Items.Contains(value, StringComparer.Ordinal) =>
                new FieldProblem(field.Alias, Fault.NotAChoice),
            _ => null,
        };
    }

    static FieldProblem? Number(FormField field, string value) =>
        !decimal.TryParse(value.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? new FieldProblem(field.Alias, Fault.NotANumber)
        : number < field.Minimum ? new FieldProblem(field.Alias, Fault.TooSmall, null, field.Minimum)
        : number > field.Maximum ? new FieldProblem(field.Alias, Fault.TooLarge, null, field.Maximum)
        : null;

    /// <summary>An editor's pattern may be slow or wrong: then it refuses nothing.</summary>
    static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, PatternPatience);
        }
        catch (Exception unusable) when (unusable is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
