namespace Participation.Contributions;

/// <summary>What is wrong with one field, and the editor's own words for it if there are any.</summary>
/// <param name="Field">Name of the input, so that the summary can link to it.</param>
/// <param name="Fault">Looked up in the room's words as <c>Fault.{name}</c>.</param>
/// <param name="Words">What the editor wrote for this case; wins over ours.</param>
/// <param name="Limit">The number that the message mentions.</param>
public sealed record FieldProblem(string Field, Fault Fault, string? Words = null, decimal? Limit = null);

public enum Fault
{
    Missing,
    TooLong,
    NotAsAsked,
    NotANumber,
    TooSmall,
    TooLarge,
    NotADate,
    NotAnEmail,
    NotAChoice,
    NotText,
    UnknownSection,
    UnknownTheme,
    UnknownCommune,
    NotAPlace,
    MissingSide,
    TooManyFiles,
    FileTooLarge,
    NotAnImageNorPdf,
    MissingAlternative,
}
