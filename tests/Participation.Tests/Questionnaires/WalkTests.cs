using CsCheck;
using Participation.Questionnaires;
using Xunit;

namespace Participation.Tests.Questionnaires;

/// <summary>The rules that hold for every form and everything that can be typed.</summary>
public sealed class WalkTests
{
    [Fact]
    public void What_is_accepted_is_accepted_again_and_stays_the_same() =>
        Forms.Answered.Sample(
            it =>
            {
                var first = Walk.Through(it.Form, it.Typed, Forms.Communes);
                var second = Walk.Through(it.Form, first.Values, Forms.Communes);
                return Same(first.Values, second.Values)
                    && first.Steps.Select(step => step.Index).SequenceEqual(second.Steps.Select(step => step.Index));
            },
            iter: 3_000
        );

    [Fact]
    public void A_hidden_question_has_no_answer() =>
        Forms.Answered.Sample(
            it =>
            {
                var walk = Walk.Through(it.Form, it.Typed, Forms.Communes);
                var shown = walk
                    .Steps.SelectMany(step => step.Items)
                    .OfType<Question>()
                    .Select(question => question.Code)
                    .ToHashSet();
                return walk.Values.Keys.All(field => shown.Contains(field.Split('-')[0]));
            },
            iter: 3_000
        );

    [Fact]
    public void What_is_typed_to_a_hidden_question_changes_nothing() =>
        Forms.Answered.Sample(
            it =>
            {
                var walk = Walk.Through(it.Form, it.Typed, Forms.Communes);
                var shown = walk
                    .Steps.SelectMany(step => step.Items)
                    .OfType<Question>()
                    .Select(question => question.Code)
                    .ToHashSet();
                var without = it
                    .Typed.Where(field => shown.Contains(field.Key.Split('-')[0]))
                    .ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
                return Same(walk.Values, Walk.Through(it.Form, without, Forms.Communes).Values);
            },
            iter: 3_000
        );

    [Fact]
    public void A_comparison_and_its_contrary_never_agree() =>
        Gen.Select(Gen.OneOf("a", "b", "1", ""), Gen.OneOf("a", "b", "1", "2").Array[0, 3])
            .Sample(
                (value, given) =>
                {
                    var answers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["q"] = given };
                    return Holds(Comparison.Is) != Holds(Comparison.IsNot)
                        && Holds(Comparison.Answered) != Holds(Comparison.NotAnswered);

                    bool Holds(Comparison comparison) => new Condition("q", comparison, value).Holds(answers);
                }
            );

    [Fact]
    public void All_is_stricter_than_any() =>
        Forms.Answered.Sample(
            it =>
            {
                var answers = Walk.Through(it.Form, it.Typed, Forms.Communes).Values;
                return it
                    .Form.Questions.Select(question => question.ShownIf)
                    .OfType<Rule>()
                    .Where(rule => rule.Conditions.Count > 0)
                    .All(rule => !(rule with { Any = false }).Holds(answers) || (rule with { Any = true }).Holds(answers));
            },
            iter: 2_000
        );

    /// <summary>A certain finding: whatever is answered, what was said to be never shown is not.</summary>
    [Fact]
    public void What_the_check_says_is_never_shown_never_is() =>
        Forms.Answered.Sample(
            it =>
            {
                var never = CheckBeforeOpening
                    .Run(it.Form)
                    .Where(finding => finding.Kind is FindingKind.NeverShown)
                    .Select(finding => finding.Place)
                    .ToHashSet(StringComparer.Ordinal);
                var walk = Walk.Through(it.Form, it.Typed, Forms.Communes);
                return walk.Steps.All(step => !never.Contains(step.Page.Code))
                    && walk.Steps.SelectMany(step => step.Items).OfType<Question>().All(shown => !never.Contains(shown.Code));
            },
            iter: 5_000
        );

    [Fact]
    public void A_form_is_the_same_after_being_written_and_read() =>
        Forms.Any.Sample(
            form =>
            {
                var json = System.Text.Json.JsonSerializer.Serialize(form, FrozenForm.Json);
                var read = System.Text.Json.JsonSerializer.Deserialize<QuestionnaireForm>(json, FrozenForm.Json)!;
                var (frozen, again) = (new FrozenForm(form), new FrozenForm(read));
                return frozen.Structure == again.Structure && frozen.Wording == again.Wording;
            },
            iter: 500
        );

    [Fact]
    public void Other_words_are_the_same_version_and_another_rule_is_not() =>
        Forms.Any.Sample(
            form =>
            {
                var reworded = new QuestionnaireForm([
                    .. form.Pages.Select(page => page with { Title = new Translated("Autre", "Other") }),
                ]);
                var stricter = new QuestionnaireForm([
                    form.Pages[0] with
                    {
                        Items = [.. form.Pages[0].Questions.Select(question => question with { Required = !question.Required })],
                    },
                    form.Pages[1],
                ]);
                var (frozen, typo, other) = (new FrozenForm(form), new FrozenForm(reworded), new FrozenForm(stricter));
                return frozen.Structure == typo.Structure
                    && frozen.Wording != typo.Wording
                    && frozen.Structure != other.Structure;
            },
            iter: 500
        );

    static bool Same(
        IReadOnlyDictionary<string, IReadOnlyList<string>> one,
        IReadOnlyDictionary<string, IReadOnlyList<string>> other
    ) => one.Count == other.Count && one.All(field => other.GetValueOrDefault(field.Key)?.SequenceEqual(field.Value) is true);
}
