using Umbraco.Cms.Core.Models;

namespace Cms.DocumentTypes;

/// <summary>What editors decide about a type. Own properties and groups only: compositions bring the others.</summary>
public sealed record TypeDefinition
{
    public required string Name { get; init; }
    public string? Icon { get; init; }
    public string? Description { get; init; }
    public bool AllowAtRoot { get; init; }
    public ContentVariation Variations { get; init; }
    public bool IsElement { get; init; }
    public string? Folder { get; init; }

    /// <summary>Keys of the types whose properties this one has too, the inherited one first.</summary>
    public IReadOnlyList<Guid> Compositions { get; init; } = [];
    public string? DefaultTemplate { get; init; }
    public IReadOnlyList<string> AllowedTemplates { get; init; } = [];
    public IReadOnlyList<AllowedChild> AllowedChildren { get; init; } = [];
    public IReadOnlyList<GroupDefinition> Groups { get; init; } = [];
    public IReadOnlyList<PropertyDefinition> Properties { get; init; } = [];
}

public sealed record AllowedChild(Guid Key, string Alias, int SortOrder);

/// <param name="Alias">A group inside a tab is named `tab/group`.</param>
public sealed record GroupDefinition(Guid Key, string Alias, string Caption, bool IsTab, int SortOrder);

public sealed record PropertyDefinition
{
    public Guid Key { get; init; }
    public required string Alias { get; init; }
    public required string Name { get; init; }

    /// <summary>Key of the data type.</summary>
    public Guid DataType { get; init; }
    public bool Mandatory { get; init; }
    public string? MandatoryMessage { get; init; }

    /// <summary>A regular expression the value must match.</summary>
    public string? Validation { get; init; }
    public string? ValidationMessage { get; init; }
    public string? Description { get; init; }
    public int SortOrder { get; init; }

    /// <summary>Alias of the group or tab it is shown in.</summary>
    public string? Group { get; init; }
    public ContentVariation Variations { get; init; }
    public bool LabelOnTop { get; init; }
}
