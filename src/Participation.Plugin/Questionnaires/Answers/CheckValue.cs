using System.Globalization;
using System.Text.RegularExpressions;
using Participation.Geography;

namespace Participation.Questionnaires;

/// <summary>The kinds whose answer is one value, held to their bounds.</summary>
static class CheckValue
{
    static readonly TimeSpan PatternPatience = TimeSpan.FromMilliseconds(100);

    /// <param name="Kept">As it is stored; null beside a fault.</param>
    /// <param name="Limit">The bound that is passed.</param>
    public readonly record struct Checked(string? Kept, AnswerFault? Fault = null, string? Limit = null);

    /// <param name="text">Typed, clean and not empty.</param>
    public static Checked Run(Question question, string text, Communes communes) =>
        question.Kind switch
        {
            QuestionKind.Number => Number(question, text),
            QuestionKind.Scale => Scale(question, text),
            QuestionKind.Date => Day(question, text),
            QuestionKind.Commune => (communes.Find(text) ?? communes.Named(text)) is { } commune
                ? new(commune.Insee)
                : Wrong(AnswerFault.NotACommune),
            QuestionKind.Consent => new("yes"),
            _ => Text(question, text),
        };

    static Checked Wrong(AnswerFault fault, string? limit = null) => new(null, fault, limit);

    static Checked Number(Question question, string text) =>
        Bounds.Number(text) is not { } number ? Wrong(AnswerFault.NotANumber)
        : number < Bounds.Number(question.Minimum) ? Wrong(AnswerFault.TooSmall, question.Minimum)
        : number > Bounds.Number(question.Maximum) ? Wrong(AnswerFault.TooLarge, question.Maximum)
        : new(Bounds.Write(number));

    static Checked Scale(Question question, string text)
    {
        var (low, high) = question.Scale;
        return Bounds.Number(text) is { } point && point >= low && point <= high && point == decimal.Truncate(point)
            ? new(Bounds.Write(point))
            : Wrong(AnswerFault.NotAChoice);
    }

    static Checked Day(Question question, string text) =>
        Bounds.Day(text) is not { } day ? Wrong(AnswerFault.NotADay)
        : day < Bounds.Day(question.Minimum) ? Wrong(AnswerFault.TooEarly, question.Minimum)
        : day > Bounds.Day(question.Maximum) ? Wrong(AnswerFault.TooLate, question.Maximum)
        : new(Bounds.Write(day));

    static Checked Text(Question question, string text)
    {
        var line = question.Kind is QuestionKind.ShortText ? text.ReplaceLineEndings(" ") : text;
        return line.Length > question.Longest
                ? Wrong(AnswerFault.TooLong, question.Longest.ToString(CultureInfo.InvariantCulture))
            : line.Length < Bounds.Number(question.Minimum) ? Wrong(AnswerFault.TooShort, question.Minimum)
            : question.Pattern is { } pattern && !Matches(pattern, line) ? Wrong(AnswerFault.NotAsAsked)
            : new(line);
    }

    /// <summary>An editor's pattern may be slow or wrong: then it refuses nothing, and the check before opening says so.</summary>
    static bool Matches(string pattern, string value)
    {
        try
        {
            return Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, PatternPatience);
        }
        catch (Exception unusable) when (unusable is ArgumentException or RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
