namespace Participation.Processes;

/// <summary>
/// Every published process, read from the content once per publication and then served from memory. Whether one is
/// open is never kept here: that depends on the instant of the request.
/// </summary>
public sealed class ProcessCatalog
{
    volatile IReadOnlyDictionary<string, IReadOnlyList<Process>> _byCulture = new Dictionary<string, IReadOnlyList<Process>>();

    /// <summary>All of them in one culture, in the order of the content tree.</summary>
    public IReadOnlyList<Process> All(string culture) => _byCulture.GetValueOrDefault(culture) ?? [];

    public Process? Find(Guid id, string culture) => All(culture).FirstOrDefault(process => process.Id == id);

    public Process? Find(string slug, string culture) =>
        All(culture).FirstOrDefault(process => string.Equals(process.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>Puts a new set in place of the old one, by culture (<c>fr-FR</c>, <c>en-US</c>).</summary>
    public void Replace(IReadOnlyDictionary<string, IReadOnlyList<Process>> byCulture) => _byCulture = byCulture;
}
