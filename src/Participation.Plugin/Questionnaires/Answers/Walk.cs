using Participation.Geography;

namespace Participation.Questionnaires;

/// <summary>
/// A form as these answers make it: which pages and questions are shown, what is answered well, what is not. Conditions
/// read what was answered before them and is still shown, so that a hidden answer decides nothing and is counted nowhere.
/// </summary>
public sealed class Walk
{
    static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Nothing = new Dictionary<string, IReadOnlyList<string>>();

    /// <param name="Index">Of the page in the form.</param>
    public sealed record Step(int Index, QuestionPage Page, IReadOnlyList<PageItem> Items, IReadOnlyList<AnswerProblem> Problems);

    Walk(IReadOnlyList<Step> steps, IReadOnlyDictionary<string, IReadOnlyList<string>> values) =>
        (Steps, Values) = (steps, values);

    /// <summary>The pages that are shown, in order.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>What is answered to what is shown, checked, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; }

    public IEnumerable<AnswerProblem> Problems => Steps.SelectMany(step => step.Problems);

    /// <param name="typed">Everything typed so far, by field, right or wrong.</param>
    public static Walk Through(
        QuestionnaireForm form,
        IReadOnlyDictionary<string, IReadOnlyList<string>> typed,
        Communes communes
    )
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var steps = new List<Step>();
        for (var index = 0; index < form.Pages.Count; index++)
        {
            var page = form.Pages[index];
            if (page.ShownIf?.Holds(values) is false)
                continue;
            var (items, problems) = Items(page, typed, values, communes);
            steps.Add(new(index, page, items, problems));
        }
        return new(steps, values);
    }

    /// <summary>The same without an answer: where a questionnaire begins.</summary>
    public static Walk AtStart(QuestionnaireForm form, Communes communes) => Through(form, Nothing, communes);

    /// <summary>The page of that code, when it is shown.</summary>
    public Step? At(string? code) => Steps.FirstOrDefault(step => string.Equals(step.Page.Code, code, StringComparison.Ordinal));

    public Step? After(Step step) => Steps.FirstOrDefault(other => other.Index > step.Index);

    public Step? Before(Step step) => Steps.LastOrDefault(other => other.Index < step.Index);

    static (IReadOnlyList<PageItem> Items, IReadOnlyList<AnswerProblem> Problems) Items(
        QuestionPage page,
        IReadOnlyDictionary<string, IReadOnlyList<string>> typed,
        Dictionary<string, IReadOnlyList<string>> values,
        Communes communes
    )
    {
        var shown = new List<PageItem>();
        var problems = new List<AnswerProblem>();
        foreach (var item in page.Items)
        {
            if (item.ShownIf?.Holds(values) is false)
                continue;
            shown.Add(item);
            if (item is not Question question)
                continue;
            var answer = CheckAnswer.Run(question, typed, communes);
            problems.AddRange(answer.Problems);
            foreach (var (field, value) in answer.Values)
                values[field] = value;
        }
        return (shown, problems);
    }
}
