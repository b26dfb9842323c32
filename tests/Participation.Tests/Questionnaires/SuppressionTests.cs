using CsCheck;
using Participation.Questionnaires;
using Xunit;

namespace Participation.Tests.Questionnaires;

/// <summary>What is published never lets a small number be worked out.</summary>
public sealed class SuppressionTests
{
    static readonly Gen<int[]> Counts = Gen.OneOf(Gen.Int[0, 12], Gen.Int[0, 200], Gen.OneOf(0, 1, 4, 5)).Array[1, 9];

    [Fact]
    public void No_small_number_is_shown() =>
        Counts.Sample(counts => Suppression.Shares(counts).All(cell => cell is null or 0 or >= Suppression.Least));

    [Fact]
    public void What_is_shown_is_true() =>
        Counts.Sample(counts =>
        {
            var shown = Suppression.Shares(counts);
            return Enumerable.Range(0, counts.Length).All(place => shown[place] is null || shown[place] == counts[place]);
        });

    /// <summary>The total less the cells that are shown is the sum of the hidden ones: it must leave more than one possibility.</summary>
    [Fact]
    public void The_total_does_not_tell_what_is_hidden() =>
        Counts.Sample(counts =>
        {
            if (counts.Sum() < Suppression.Least)
                return counts.Sum() == 0 || Suppression.Shares(counts).All(cell => cell is null);
            var shown = Suppression.Shares(counts);
            var hidden = Enumerable.Range(0, counts.Length).Where(place => shown[place] is null).ToList();
            return hidden.Count == 0 || (hidden.Count >= 2 && hidden.Sum(place => counts[place]) >= Suppression.Least);
        });

    [Fact]
    public void Nothing_is_hidden_without_need() =>
        Counts.Sample(counts =>
            counts.Any(count => count is > 0 and < Suppression.Least) || Suppression.Shares(counts).All(cell => cell is not null)
        );

    [Fact]
    public void Those_who_did_not_take_a_choice_are_not_told_either() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40])
            .Sample(
                (count, others) =>
                    Suppression.Each([count], count + others)[0] is null
                    || (count is 0 or >= Suppression.Least && others is 0 or >= Suppression.Least)
            );
}
