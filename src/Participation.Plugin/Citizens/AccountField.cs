namespace Participation.Citizens;

/// <summary>A field of an account form, with its label, its hint and what is wrong with it.</summary>
/// <param name="Name">Name of the field; its id, after the prefix.</param>
/// <param name="Label">Key of its words.</param>
/// <param name="Type"><c>email</c>, <c>text</c> or <c>password</c>.</param>
/// <param name="Autocomplete">WCAG 1.3.5: what a browser may fill in by itself.</param>
public sealed record AccountField(string Name, string Label, string Type, string Autocomplete)
{
    public string Prefix { get; init; } = "";
    public string? Value { get; init; }
    public string? Hint { get; init; }

    /// <summary>What the hint's words put in their places.</summary>
    public string HintValue { get; init; } = "";
    public bool IsOptional { get; init; }
    public int MaxLength { get; init; } = Passwords.MaxLength;
    public AccountProblem? Problem { get; init; }

    public string Id => Prefix + Name;

    /// <summary>The ids that describe it; null when nothing does.</summary>
    public string? DescribedBy =>
        (Hint, Problem) switch
        {
            (null, null) => null,
            (_, null) => Id + "-hint",
            (null, _) => Id + "-error",
            _ => $"{Id}-hint {Id}-error",
        };
}
