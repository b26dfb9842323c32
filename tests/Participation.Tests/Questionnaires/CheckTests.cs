using Participation.Questionnaires;
using Xunit;

namespace Participation.Tests.Questionnaires;

public sealed class CheckTests
{
    static readonly Option Yes = new("yes", new("Oui", "Yes"));
    static readonly Option No = new("no", new("Non", "No"));

    static Question Ask(string code, QuestionKind kind = QuestionKind.ShortText) => new(code, kind, new(code, code));

    static Question Choose(string code) => Ask(code, QuestionKind.Single) with { Options = [Yes, No] };

    static Rule If(params Condition[] conditions) => new(Any: false, conditions);

    static IEnumerable<FindingKind> Found(params PageItem[] items) =>
        CheckBeforeOpening.Run(new([new QuestionPage("p", new("Page", "Page"), null, items)])).Select(finding => finding.Kind);

    [Fact]
    public void A_sound_form_has_nothing_to_say() =>
        Assert.Empty(Found(Choose("a"), Ask("b") with { ShownIf = If(new Condition("a", Comparison.Is, "yes")) }));

    [Fact]
    public void A_question_that_can_never_show_is_found() =>
        Assert.Equal(
            [FindingKind.NeverShown],
            Found(Choose("a"), Ask("b") with { ShownIf = If(new("a", Comparison.Is, "yes"), new("a", Comparison.Is, "no")) })
        );

    [Fact]
    public void So_is_what_waits_for_a_question_that_can_never_show() =>
        Assert.Equal(
            2,
            Found(
                    Ask("n", QuestionKind.Number) with
                    {
                        Minimum = "1",
                        Maximum = "5",
                    },
                    Ask("b") with
                    {
                        ShownIf = If(new Condition("n", Comparison.AtLeast, "6")),
                    },
                    Ask("c") with
                    {
                        ShownIf = If(new Condition("b", Comparison.Answered)),
                    }
                )
                .Count(kind => kind is FindingKind.NeverShown)
        );

    [Fact]
    public void A_condition_on_a_later_question_is_found() =>
        Assert.Contains(
            FindingKind.LaterQuestion,
            Found(Ask("a") with { ShownIf = If(new Condition("b", Comparison.Answered)) }, Ask("b"))
        );

    [Fact]
    public void A_condition_on_a_choice_that_is_not_there_is_found() =>
        Assert.Contains(
            FindingKind.UnknownValue,
            Found(Choose("a"), Ask("b") with { ShownIf = If(new Condition("a", Comparison.IsNot, "maybe")) })
        );

    [Fact]
    public void A_missing_translation_is_found() =>
        Assert.Equal([FindingKind.MissingTranslation], Found(Ask("a") with { Title = new("Français seulement") }));

    [Fact]
    public void A_code_used_twice_stops_the_questionnaire() =>
        Assert.True(new Finding(Assert.Single(Found(Ask("a"), Ask("a") with { Title = new("b", "b") })), "a").Stops);

    [Fact]
    public void Two_choices_that_say_the_same_are_found() =>
        Assert.Equal(
            [FindingKind.SameWords],
            Found(Choose("a") with { Options = [Yes, new Option("yes2", new("oui !", "Yes again"))] })
        );

    [Fact]
    public void A_question_that_asks_two_things_is_found() =>
        Assert.Equal(
            [FindingKind.TwoQuestions],
            Found(Ask("a") with { Title = new("Aimez-vous le vélo ? Et le bus ?", "Do you like bikes? And buses?") })
        );

    [Fact]
    public void Bounds_that_nothing_meets_are_found() =>
        Assert.Equal(
            [FindingKind.NeverAnswerable],
            Found(Ask("a", QuestionKind.Date) with { Minimum = "2026-12-01", Maximum = "2026-11-01" })
        );

    [Fact]
    public void Everybody_sees_their_own_order_always_the_same_and_every_choice_is_first_as_often()
    {
        var question = Ask("a", QuestionKind.Single) with
        {
            Shuffled = true,
            Options =
            [
                .. Enumerable.Range(0, 4).Select(place => new Option($"o{place}", new($"{place}"))),
                new("other", new("Autre"), Other: true),
            ],
        };
        var people = Enumerable.Range(0, 4_000).Select(_ => Guid.NewGuid()).ToList();

        var firsts = people.Select(person => FairOrder.Of(question, person)[0].Code).CountBy(code => code).ToList();

        Assert.Equal(4, firsts.Count);
        Assert.All(firsts, first => Assert.InRange(first.Value, 850, 1_150));
        Assert.All(people.Take(50), person => Assert.Equal(FairOrder.Of(question, person), FairOrder.Of(question, person)));
        Assert.All(people.Take(50), person => Assert.Equal("other", FairOrder.Of(question, person)[^1].Code));
    }
}
