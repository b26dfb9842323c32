namespace Participation.Questionnaires;

/// <summary>What is wrong with an answer, at the field it concerns.</summary>
/// <param name="Field">Its name, as <see cref="Fields"/> gives it.</param>
/// <param name="Limit">The bound that is passed, as it is said; null without one.</param>
public sealed record AnswerProblem(Question Question, string Field, AnswerFault Fault, string? Limit = null);

public enum AnswerFault
{
    Missing,
    NotAChoice,
    TooFew,
    TooMany,
    NotAlone,
    MissingOther,
    RankTwice,
    NotARank,
    MissingRow,
    NotANumber,
    TooSmall,
    TooLarge,
    NotADay,
    TooEarly,
    TooLate,
    TooShort,
    TooLong,
    NotAsAsked,
    NotACommune,
    NotAPoint,
    NoConsent,
    NoFile,
    FileTooLarge,
    FileRefused,
}
