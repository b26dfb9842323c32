namespace Participation.Questionnaires;

/// <summary>
/// Which pages and questions no answer can bring up. Each condition's question is tried with the few answers that make a
/// difference to it, all combinations of them. Questions are tried as if they did not depend on each other, so a finding
/// is certain, and one that needs a chain of dependencies may be missed.
/// </summary>
static class Reachability
{
    const int MostTries = 20_000;

    /// <summary>Codes of pages and questions, in the order of the form.</summary>
    public static IReadOnlyList<string> NeverShown(QuestionnaireForm form)
    {
        var never = new List<string>();
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var page in form.Pages)
        {
            // A page is decided before its own questions are asked.
            var before = shown.ToHashSet(StringComparer.Ordinal);
            var isPageShown = CanHold(form, before, (page.ShownIf, before));
            if (!isPageShown)
                never.Add(page.Code);
            foreach (var question in page.Questions)
                if (isPageShown && CanHold(form, shown, (page.ShownIf, before), (question.ShownIf, shown)))
                    shown.Add(question.Code);
                else if (isPageShown)
                    never.Add(question.Code);
        }
        return never;
    }

    /// <param name="shown">Questions that may have been asked.</param>
    /// <param name="rules">Each with the questions that had been when it was decided.</param>
    static bool CanHold(QuestionnaireForm form, HashSet<string> shown, params (Rule? Rule, HashSet<string> Before)[] rules)
    {
        var conditions = rules.SelectMany(it => it.Rule?.Conditions ?? []).ToList();
        if (conditions.Exists(condition => IsOrderWithoutNumbers(form, condition)))
            return true;
        var tried = conditions
            .GroupBy(condition => condition.Question, StringComparer.Ordinal)
            .Select(about => (about.Key, Answers: Answers(form, shown, [.. about])))
            .ToList();
        if (tried.Aggregate(1.0, (product, one) => product * one.Answers.Count) > MostTries)
            return true;
        var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        return Try(0);

        bool Try(int index)
        {
            if (index == tried.Count)
                return Array.TrueForAll(rules, it => it.Rule is null || it.Rule.Holds(Known(it.Before)));
            foreach (var answer in tried[index].Answers)
            {
                answers[tried[index].Key] = answer;
                if (Try(index + 1))
                    return true;
            }
            return false;
        }

        Dictionary<string, IReadOnlyList<string>> Known(HashSet<string> before) =>
            answers
                .Where(answer => before.Contains(answer.Key.Split('-')[0]))
                .ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);
    }

    /// <summary>"At least" of something that is not a number may hold or not: nothing certain can be said.</summary>
    static bool IsOrderWithoutNumbers(QuestionnaireForm form, Condition condition) =>
        condition.Comparison is Comparison.AtLeast or Comparison.AtMost
        && form.Find(condition.Subject)?.Kind is not (QuestionKind.Number or QuestionKind.Scale or QuestionKind.Date);

    /// <summary>None, and those that the conditions can tell apart.</summary>
    static IReadOnlyList<IReadOnlyList<string>> Answers(
        QuestionnaireForm form,
        HashSet<string> shown,
        IReadOnlyList<Condition> conditions
    )
    {
        var subject = form.Find(conditions[0].Subject);
        if (subject is null || !shown.Contains(subject.Code))
            return
            [
                [],
            ];
        return
        [
            [],
            .. Given(subject, [.. conditions.Select(condition => condition.Value).Distinct(StringComparer.Ordinal)]),
        ];
    }

    static IEnumerable<IReadOnlyList<string>> Given(Question subject, IReadOnlyList<string> values) =>
        subject.Kind switch
        {
            QuestionKind.Single or QuestionKind.Matrix => subject.Options.Select(IReadOnlyList<string> (option) => [option.Code]),
            QuestionKind.Multiple or QuestionKind.Ranking => Subsets(subject, values),
            QuestionKind.Number or QuestionKind.Scale => Numbers(subject, values).Select(IReadOnlyList<string> (one) => [one]),
            QuestionKind.Date => Days(subject, values).Select(IReadOnlyList<string> (one) => [one]),
            QuestionKind.Consent =>
            [
                ["yes"],
            ],
            QuestionKind.Point => values
                .Append("\u0001")
                .SelectMany(one => values.Append("\u0001"), IReadOnlyList<string> (one, other) => [one, other]),
            _ => values.Where(value => value.Length > 0).Append("\u0001").Select(IReadOnlyList<string> (one) => [one]),
        };

    /// <summary>Every mixture of the choices that conditions name, and one that they do not; what excludes the rest comes alone.</summary>
    static IEnumerable<IReadOnlyList<string>> Subsets(Question subject, IReadOnlyList<string> values)
    {
        var named = subject.Options.Where(option => values.Contains(option.Code, StringComparer.Ordinal)).Take(8).ToList();
        var other = subject.Options.FirstOrDefault(option => !named.Contains(option) && !option.Exclusive);
        var free = named.Where(option => !option.Exclusive).Concat(other is null ? [] : [other]).ToList();
        for (var mask = 1; mask < 1 << free.Count; mask++)
            yield return [.. free.Where((_, place) => (mask & (1 << place)) != 0).Select(option => option.Code)];
        foreach (var alone in subject.Options.Where(option => option.Exclusive))
            yield return [alone.Code];
    }

    static IEnumerable<string> Numbers(Question subject, IReadOnlyList<string> values)
    {
        decimal? least = subject.Kind is QuestionKind.Scale ? subject.Scale.Low : Bounds.Number(subject.Minimum);
        decimal? most = subject.Kind is QuestionKind.Scale ? subject.Scale.High : Bounds.Number(subject.Maximum);
        decimal[] steps = subject.Kind is QuestionKind.Scale ? [-1, 0, 1] : [-1, -0.5m, 0, 0.5m, 1];
        var bounds = values.Select(Bounds.Number).Append(least).Append(most).OfType<decimal>().Distinct().Order().ToList();
        var between = subject.Kind is QuestionKind.Scale ? [] : bounds.Zip(bounds.Skip(1), (one, next) => (one + next) / 2);
        return bounds
            .SelectMany(number => steps.Select(step => number + step))
            .Concat(between)
            .Where(number => !(number < least) && !(number > most))
            .Append(least ?? most ?? 0)
            .Distinct()
            .Select(Bounds.Write);
    }

    static IEnumerable<string> Days(Question subject, IReadOnlyList<string> values)
    {
        var (first, last) = (Bounds.Day(subject.Minimum), Bounds.Day(subject.Maximum));
        return values
            .Select(Bounds.Day)
            .Append(first)
            .Append(last)
            .OfType<DateOnly>()
            .SelectMany(day =>
                new[] { day.AddDays(day > DateOnly.MinValue ? -1 : 0), day, day.AddDays(day < DateOnly.MaxValue ? 1 : 0) }
            )
            .Where(day => !(day < first) && !(day > last))
            .Append(first ?? last ?? new DateOnly(2026, 1, 1))
            .Distinct()
            .Select(Bounds.Write);
    }
}
