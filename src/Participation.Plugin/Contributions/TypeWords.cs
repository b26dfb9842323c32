using Microsoft.Extensions.Localization;

namespace Participation.Contributions;

/// <summary>
/// The names of types and fields in the reader's language. The shipped types have words of their own; what editors add is
/// called as they called it.
/// </summary>
public sealed class TypeWords(IStringLocalizer<ContributionsRoom> words, FormCatalog forms)
{
    public string Name(string type) => Ours($"Type.{type}") ?? forms.Find(type)?.Name ?? type;

    /// <summary>A type with its side: « Argument pour ».</summary>
    public string Name(string type, Side? side) => side is { } taken ? Ours($"Type.{type}.{taken}") ?? Name(type) : Name(type);

    /// <summary>The verb of the button that opens the form: « Faire une proposition ».</summary>
    public string Write(string type) => Ours($"Write.{type}") ?? words["Write", Name(type)];

    public string Label(FormType form, FormField field) => Ours($"Field.{form.Alias}.{field.Alias}") ?? field.Label;

    public string? Help(FormType form, FormField field) => Ours($"Help.{form.Alias}.{field.Alias}") ?? field.Help;

    /// <summary>What is wrong with a field, in a sentence that says what to do.</summary>
    public string Problem(FormType form, FieldProblem problem) =>
        (problem.Fault is Fault.Missing or Fault.NotAsAsked ? Ours($"{problem.Fault}.{form.Alias}.{problem.Field}") : null)
        ?? problem.Words
        ?? Ours($"{problem.Fault}.{problem.Field}")
        ?? words[$"Fault.{problem.Fault}", problem.Limit?.ToString("N0", System.Globalization.CultureInfo.CurrentCulture) ?? ""];

    string? Ours(string key) => words[key] is { ResourceNotFound: false } found ? found.Value : null;
}
