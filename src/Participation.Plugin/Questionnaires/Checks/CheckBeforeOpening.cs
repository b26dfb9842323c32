using System.Text.RegularExpressions;

namespace Participation.Questionnaires;

/// <summary>What an editor should know before a questionnaire opens. Pure; in the order of the form.</summary>
public static partial class CheckBeforeOpening
{
    public static IReadOnlyList<Finding> Run(QuestionnaireForm form)
    {
        var findings = new List<Finding>();
        if (!form.Questions.Any())
            findings.Add(new(FindingKind.NoQuestion, ""));
        findings.AddRange(Codes(form));
        var before = new List<Question>();
        foreach (var page in form.Pages)
        {
            findings.AddRange(Conditions(page.ShownIf, page.Code, form, before));
            findings.AddRange(Untranslated(page.Code, page.Title, page.Description));
            foreach (var item in page.Items)
            {
                findings.AddRange(Item(item, page, form, before));
                if (item is Question question)
                    before.Add(question);
            }
        }
        findings.AddRange(Reachability.NeverShown(form).Select(place => new Finding(FindingKind.NeverShown, place)));
        findings.AddRange(SameQuestions(form));
        return findings;
    }

    static IEnumerable<Finding> Codes(QuestionnaireForm form)
    {
        var pages = form.Pages.Select(page => page.Code);
        var questions = form.Questions.Select(question => question.Code).ToList();
        foreach (var codes in new[] { pages, questions })
        {
            foreach (var same in codes.GroupBy(code => code, StringComparer.Ordinal).Where(same => same.Count() > 1))
                yield return new(FindingKind.DuplicateCode, same.Key, same.Key);
        }
        foreach (var code in form.Pages.Select(page => page.Code).Concat(questions).Where(code => !Code().IsMatch(code)))
            yield return new(FindingKind.NoCode, code);
    }

    static IEnumerable<Finding> Item(PageItem item, QuestionPage page, QuestionnaireForm form, List<Question> before)
    {
        var place = item is Question named ? named.Code : page.Code;
        foreach (var finding in Conditions(item.ShownIf, place, form, before))
            yield return finding;
        if (item is Statement statement)
        {
            foreach (var finding in Untranslated(place, statement.Html, statement.Alternative))
                yield return finding;
            yield break;
        }
        var question = (Question)item;
        foreach (var finding in Question(question))
            yield return finding;
    }

    static IEnumerable<Finding> Question(Question question)
    {
        if (question.Kind.HasOptions() && question.Options.Count < (question.Kind is QuestionKind.Ranking ? 2 : 1))
            yield return new(FindingKind.NoOptions, question.Code);
        if (question.Kind is QuestionKind.Matrix && question.Rows.Count == 0)
            yield return new(FindingKind.NoOptions, question.Code);
        foreach (var options in new[] { question.Options, question.Rows })
        {
            if (options.Count > ChoiceColumn.Most)
                yield return new(FindingKind.TooManyOptions, question.Code);
            if (Twice(options, option => option.Code) is { } code)
                yield return new(FindingKind.DuplicateOption, question.Code, code);
            if (options.FirstOrDefault(option => !Code().IsMatch(option.Code)) is { } nameless)
                yield return new(FindingKind.NoCode, question.Code, nameless.Label.Here());
            if (Twice(options, option => Plain(option.Label.In("fr"))) is { } label)
                yield return new(FindingKind.SameWords, question.Code, label);
            foreach (var option in options.Where(option => option.Label.IsHalf || option.Label.IsEmpty))
                yield return new(FindingKind.MissingTranslation, question.Code, option.Label.Here());
        }
        Translated?[] words = [question.Title, question.Help, question.PatternMessage, question.LowLabel, question.HighLabel];
        foreach (var finding in Untranslated(question.Code, words))
            yield return finding;
        if (IsImpossible(question))
            yield return new(FindingKind.NeverAnswerable, question.Code);
        if (question.Pattern is { } pattern && !IsPattern(pattern))
            yield return new(FindingKind.BadPattern, question.Code, pattern);
        if (question.Title.In("fr").Count(letter => letter == '?') > 1)
            yield return new(FindingKind.TwoQuestions, question.Code);
    }

    static IEnumerable<Finding> Conditions(Rule? rule, string place, QuestionnaireForm form, List<Question> before)
    {
        foreach (var condition in rule?.Conditions ?? [])
            if (form.Find(condition.Subject) is not { } subject)
                yield return new(FindingKind.UnknownQuestion, place, condition.Question);
            else if (!before.Contains(subject))
                yield return new(FindingKind.LaterQuestion, place, condition.Question);
            else if (!IsRow(condition, subject))
                yield return new(FindingKind.UnknownQuestion, place, condition.Question);
            else if (condition.Comparison is Comparison.Is or Comparison.IsNot && !Takes(subject, condition.Value))
                yield return new(FindingKind.UnknownValue, place, condition.Value);
    }

    /// <summary>A condition on a matrix names a row of it; one on anything else names the question alone.</summary>
    static bool IsRow(Condition condition, Question subject) =>
        subject.Kind is QuestionKind.Matrix
            ? subject.Rows.Any(row => Fields.Row(subject, row) == condition.Question)
            : condition.Question == subject.Code;

    static bool Takes(Question subject, string value) => !subject.Kind.HasOptions() || subject.OptionOf(value) is not null;

    static IEnumerable<Finding> Untranslated(string place, params IEnumerable<Translated?> words) =>
        words
            .OfType<Translated>()
            .Where(text => text.IsHalf)
            .Select(text => new Finding(FindingKind.MissingTranslation, place, First(text)));

    static string First(Translated text) => Pages.FirstWords.Of(Tags().Replace(text.Here(), " "), 60);

    static bool IsImpossible(Question question) =>
        question.Kind is QuestionKind.Date
            ? Bounds.Day(question.Minimum) > Bounds.Day(question.Maximum)
            : Bounds.Number(question.Minimum) > Bounds.Number(question.Maximum)
                || (
                    question.Kind is QuestionKind.Multiple or QuestionKind.Ranking
                    && Bounds.Number(question.Minimum) > question.Options.Count
                );

    static bool IsPattern(string pattern)
    {
        try
        {
            _ = Regex.IsMatch("", pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    static IEnumerable<Finding> SameQuestions(QuestionnaireForm form) =>
        form
            .Questions.GroupBy(question => Plain(question.Title.In("fr")), StringComparer.Ordinal)
            .Where(same => same.Key.Length > 0 && same.Count() > 1)
            .Select(same => new Finding(FindingKind.SameWords, same.Last().Code, same.First().Title.Here()));

    static string? Twice(IReadOnlyList<Option> options, Func<Option, string> by) =>
        options.GroupBy(by, StringComparer.Ordinal).FirstOrDefault(same => same.Key.Length > 0 && same.Count() > 1)?.Key;

    static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex("^[a-z0-9_]{1,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
