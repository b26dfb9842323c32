namespace Participation.Questionnaires;

/// <summary>Something that the check before opening found.</summary>
/// <param name="Place">Code of the page or of the question; empty for the questionnaire.</param>
/// <param name="About">The word it is about: a code, a value, a label; null when the place says all.</param>
public sealed record Finding(FindingKind Kind, string Place, string? About = null)
{
    /// <summary>Answers would be lost or mixed up: the questionnaire does not open.</summary>
    public bool Stops =>
        Kind
            is FindingKind.NoQuestion
                or FindingKind.NoCode
                or FindingKind.DuplicateCode
                or FindingKind.DuplicateOption
                or FindingKind.NoOptions
                or FindingKind.TooManyOptions
                or FindingKind.UnknownQuestion
                or FindingKind.LaterQuestion
                or FindingKind.NeverAnswerable;
}

public enum FindingKind
{
    NoQuestion,
    NoCode,
    DuplicateCode,
    DuplicateOption,
    NoOptions,

    /// <summary>More than are counted.</summary>
    TooManyOptions,
    UnknownQuestion,
    LaterQuestion,

    /// <summary>Bounds that no answer can meet.</summary>
    NeverAnswerable,

    /// <summary>A condition names a choice that its question does not have.</summary>
    UnknownValue,
    NeverShown,
    MissingTranslation,
    BadPattern,

    /// <summary>Two choices, or two questions, say the same thing.</summary>
    SameWords,

    /// <summary>One question that asks two things: whoever agrees with one alone cannot answer.</summary>
    TwoQuestions,
}
