namespace Participation.Contributions;

/// <summary>What a person asks to publish, as typed: from the page's form or from the API.</summary>
/// <param name="ProcessId">The process it is for.</param>
/// <param name="Type">Alias of one of the process's forms (or of its children, with <paramref name="ParentId"/>).</param>
/// <param name="Fields">The form's fields by alias.</param>
/// <param name="Side"><c>for</c> or <c>against</c>, for arguments.</param>
/// <param name="Section">Identifier of a section; required when the process has sections.</param>
/// <param name="Commune">INSEE code.</param>
/// <param name="Latitude">Degrees, WGS 84, decimal point.</param>
public sealed record Submission(
    Guid ProcessId,
    string Type,
    Guid? ParentId,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
    string? Side,
    string? Section,
    string? Theme,
    string? Commune,
    string? Place,
    string? Latitude,
    string? Longitude
);
