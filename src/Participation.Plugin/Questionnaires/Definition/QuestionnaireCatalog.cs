namespace Participation.Questionnaires;

/// <summary>Every published questionnaire, compiled once per publication and served from memory.</summary>
public sealed class QuestionnaireCatalog
{
    volatile IReadOnlyDictionary<string, IReadOnlyList<Questionnaire>> _byCulture = new Dictionary<
        string,
        IReadOnlyList<Questionnaire>
    >(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them in one culture, in the order of the content tree.</summary>
    public IReadOnlyList<Questionnaire> All(string culture) => _byCulture.GetValueOrDefault(culture) ?? [];

    public Questionnaire? Find(Guid id, string culture) => All(culture).FirstOrDefault(one => one.Id == id);

    public Questionnaire? Find(string slug, string culture) =>
        All(culture).FirstOrDefault(one => string.Equals(one.Slug, slug, StringComparison.OrdinalIgnoreCase));

    /// <summary>Puts a new set in place of the old one, by culture (<c>fr-FR</c>, <c>en-US</c>).</summary>
    public void Replace(IReadOnlyDictionary<string, IReadOnlyList<Questionnaire>> byCulture) => _byCulture = byCulture;
}
