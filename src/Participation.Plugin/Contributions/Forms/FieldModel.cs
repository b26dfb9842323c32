namespace Participation.Contributions;

/// <summary>One field on a page: its question, what was typed, what is wrong.</summary>
public sealed record FieldModel(FormType Form, FormField Field, IReadOnlyList<string> Typed, FieldProblem? Problem)
{
    public string? Value => Typed.Count > 0 ? Typed[0] : null;
}
