namespace Cms.Dictionary;

/// <summary>A word or sentence of the interface that editors may change, per culture.</summary>
public sealed class DictionaryItem
{
    public Guid Key { get; init; }
    public required string Alias { get; init; }
    public string? Parent { get; set; }
    public required Dictionary<string, string> Translations { get; set; }
}
