using Participation.Processes;

namespace Participation.Questionnaires;

/// <summary>A published questionnaire, in one language. Immutable; the same for everyone.</summary>
/// <param name="Id">Key of the document.</param>
/// <param name="Slug">Last segment of its French address; names it in addresses, in the API and in commands.</param>
/// <param name="Url">Site-relative, in the asked culture.</param>
/// <param name="Introduction">HTML of the editors; null when there is none.</param>
/// <param name="Thanks">What is said after the answer; null for the plain word.</param>
/// <param name="Phases">In time order.</param>
public sealed record Questionnaire(
    Guid Id,
    string Slug,
    string Title,
    string Url,
    string Summary,
    string? Introduction,
    string? Thanks,
    AnswerMode Mode,
    IReadOnlyList<Phase> Phases,
    FrozenForm Form
)
{
    public IReadOnlyList<QuestionPage> Pages => Form.Form.Pages;

    public bool IsOpenAt(DateTimeOffset now) => Phases.Any(phase => phase.Kind is PhaseKind.Contribute && phase.Holds(now));

    /// <summary>When it opens next; null when it never will again, or has no date.</summary>
    public DateTimeOffset? OpensAfter(DateTimeOffset now) =>
        Phases.Where(phase => phase.Kind is PhaseKind.Contribute && phase.Opens > now).Min(phase => phase.Opens);

    /// <summary>When the phase that is open now closes; null without an end.</summary>
    public DateTimeOffset? ClosesAfter(DateTimeOffset now) =>
        Phases.FirstOrDefault(phase => phase.Kind is PhaseKind.Contribute && phase.Holds(now))?.Closes;
}

/// <summary>What a questionnaire promises about who answers.</summary>
public enum AnswerMode
{
    /// <summary>One answer for an account, known to be theirs; they come back to it.</summary>
    Account,

    /// <summary>One answer for an account, and no link stored between the two.</summary>
    Anonymous,

    /// <summary>No account; as many answers as people send.</summary>
    Open,
}
