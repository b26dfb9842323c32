namespace Cms.Documents;

/// <summary>Names and property values per culture; the culture "" holds what does not vary.</summary>
public sealed record NodeContent
{
    public static readonly NodeContent None = new() { Names = [], Values = [] };

    public required Dictionary<string, string> Names { get; init; }

    /// <summary>Culture, then property alias, then the stored value exactly as Umbraco stores it.</summary>
    public required Dictionary<string, Dictionary<string, string>> Values { get; init; }

    /// <summary>Per culture, the part of the address that is this document's own. Only once published.</summary>
    public Dictionary<string, string> UrlSegments { get; init; } = [];

    /// <summary>When each culture was last published.</summary>
    public Dictionary<string, DateTimeOffset> Dates { get; init; } = [];

    public string? Value(string alias, string culture = "") =>
        Values.TryGetValue(culture, out var values) ? values.GetValueOrDefault(alias) : null;

    public string AnyName(string culture) =>
        Names.GetValueOrDefault(culture) ?? Names.GetValueOrDefault("") ?? Names.Values.First();
}
