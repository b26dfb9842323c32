namespace Cms.Languages;

public sealed class Language
{
    /// <summary>A culture name such as `fr-FR`.</summary>
    public required string IsoCode { get; init; }
    public required string Name { get; set; }
    public bool IsDefault { get; set; }
    public bool IsMandatory { get; set; }

    /// <summary>The culture read when this one has no value.</summary>
    public string? Fallback { get; set; }
}
