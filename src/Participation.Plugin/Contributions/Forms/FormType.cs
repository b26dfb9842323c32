namespace Participation.Contributions;

/// <summary>The form of one type of contribution: an element type of the CMS, as citizens fill it in.</summary>
/// <param name="Alias">Stored as the contribution's type.</param>
/// <param name="Name">As the editor called it; the shipped types have words of their own in each language.</param>
/// <param name="Fields">In the order of the type's groups and properties.</param>
public sealed record FormType(string Alias, string Name, IReadOnlyList<FormField> Fields)
{
    public FormField? Field(string alias) =>
        Fields.FirstOrDefault(field => string.Equals(field.Alias, alias, StringComparison.Ordinal));
}

/// <summary>One question of a form, with the rules of its data type.</summary>
/// <param name="Control">What the citizen sees; an editor that citizens cannot be given is left out of the form.</param>
/// <param name="MaxLength">Characters, for texts; null without limit of its own.</param>
/// <param name="Minimum">For numbers.</param>
/// <param name="Items">Choices of a list.</param>
/// <param name="Pattern">A .NET regular expression that the whole value is matched against; null for none.</param>
public sealed record FormField(
    string Alias,
    string Label,
    string? Help,
    FieldControl Control,
    bool IsMandatory,
    string? MandatoryMessage,
    string? Pattern,
    string? PatternMessage,
    int? MaxLength,
    int Rows,
    decimal? Minimum,
    decimal? Maximum,
    IReadOnlyList<string> Items
)
{
    /// <summary>The two fields that every list and page shows have columns of their own; the others are kept as JSON.</summary>
    public bool IsColumn => Alias is TitleAlias or BodyAlias;

    public const string TitleAlias = "title";
    public const string BodyAlias = "body";
}

public enum FieldControl
{
    Line,
    Text,
    Email,
    Number,
    Date,
    YesNo,
    Choice,
    Choices,
}
