using System.Text.Json.Serialization;

namespace Participation.Questionnaires;

/// <summary>
/// The pages and questions of a questionnaire, in both languages: built once per publication, immutable, pure. What is
/// frozen by the first answer, exported and imported is this.
/// </summary>
public sealed record QuestionnaireForm(IReadOnlyList<QuestionPage> Pages)
{
    public static readonly QuestionnaireForm Empty = new([]);

    [JsonIgnore]
    public IEnumerable<Question> Questions => Pages.SelectMany(page => page.Questions);

    public Question? Find(string? code) =>
        Questions.FirstOrDefault(question => string.Equals(question.Code, code, StringComparison.Ordinal));
}

/// <param name="Code">Stable and unique in the questionnaire.</param>
public sealed record QuestionPage(string Code, Translated Title, Translated? Description, IReadOnlyList<PageItem> Items)
{
    /// <summary>Null: always shown.</summary>
    public Rule? ShownIf { get; init; }

    [JsonIgnore]
    public IEnumerable<Question> Questions => Items.OfType<Question>();
}
