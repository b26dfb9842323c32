namespace Participation.Petitions;

/// <summary>A published right of petition: its rules, and its words in one culture. Immutable; the same for everyone.</summary>
/// <param name="Id">Key of the document.</param>
/// <param name="Slug">Last segment of its French address; names it in the API and in addresses.</param>
/// <param name="Url">Site-relative, in the asked culture.</param>
public sealed record PetitionProcess(
    Guid Id,
    string Slug,
    string Title,
    string Url,
    string Summary,
    PetitionRules Rules,
    bool AllowsComments
);

/// <summary>Every published right of petition, served from memory.</summary>
public sealed class PetitionProcesses
{
    volatile IReadOnlyDictionary<string, IReadOnlyList<PetitionProcess>> _byCulture =
        new Dictionary<string, IReadOnlyList<PetitionProcess>>();

    /// <summary>All of them in one culture, in the order of the content tree.</summary>
    public IReadOnlyList<PetitionProcess> All(string culture) => _byCulture.GetValueOrDefault(culture) ?? [];

    /// <summary>All of them in the reader's culture; in French for who has none of ours.</summary>
    public IReadOnlyList<PetitionProcess> Here =>
        All(System.Globalization.CultureInfo.CurrentUICulture.Name) is { Count: > 0 } spoken
            ? spoken
            : All(Processes.ReadProcesses.Cultures[0]);

    public PetitionProcess? Find(Guid id) => Here.FirstOrDefault(process => process.Id == id);

    public PetitionProcess? Find(string? slug) =>
        Here.FirstOrDefault(process => string.Equals(process.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>For what is not a page: letters, rules.</summary>
    public PetitionProcess? InFrench(Guid id) =>
        All(Processes.ReadProcesses.Cultures[0]).FirstOrDefault(process => process.Id == id);

    /// <summary>Puts a new set in place of the old one, by culture (<c>fr-FR</c>, <c>en-US</c>).</summary>
    public void Replace(IReadOnlyDictionary<string, IReadOnlyList<PetitionProcess>> byCulture) => _byCulture = byCulture;
}
