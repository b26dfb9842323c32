using Microsoft.Extensions.Localization;
using Participation.Pages;

namespace Participation.Questionnaires;

/// <summary>What is wrong with an answer, in the reader's words.</summary>
public sealed class AnswerWords(IStringLocalizer<QuestionnairesRoom> words)
{
    public string Say(AnswerProblem problem) =>
        problem.Fault is AnswerFault.NotAsAsked && problem.Question.PatternMessage?.Here() is { Length: > 0 } own
            ? own
            : words[$"Fault.{problem.Fault}", Limit(problem)];

    /// <summary>The same in a list away from the field: it names the question.</summary>
    public string SayFromAfar(AnswerProblem problem) =>
        words["Fault.of", FirstWords.Of(problem.Question.Title.Here(), 80), Say(problem)];

    static string Limit(AnswerProblem problem) =>
        problem.Fault is AnswerFault.TooEarly or AnswerFault.TooLate && Bounds.Day(problem.Limit) is { } day
            ? Dates.Day(ParisNoon(day))
            : problem.Limit ?? "";

    static DateTimeOffset ParisNoon(DateOnly day) => Processes.ParisTime.Instant(day, new TimeOnly(12, 0));
}
