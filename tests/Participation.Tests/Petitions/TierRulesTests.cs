using CsCheck;
using Participation.Petitions;
using Xunit;

namespace Participation.Tests.Petitions;

public sealed class TierRulesTests
{
    static readonly string[] Codes = [.. Enumerable.Range(0, 49).Select(number => $"38{number:000}")];

    static readonly Gen<Tier> Tiers =
        from signatures in Gen.Int[1, 5_000]
        from communes in Gen.Int[0, 49]
        from cap in Gen.Int[0, 10]
        select new Tier(signatures, communes, cap < 2 ? null : new Share(1, cap), new("Débat", null), new("", null));

    static readonly Gen<Dictionary<string, int>> Spreads =
        from counts in Gen.Int[0, 400].Array[49]
        select Codes.Zip(counts).Where(pair => pair.Second > 0).ToDictionary(pair => pair.First, pair => pair.Second);

    [Fact]
    public void One_more_signature_never_takes_a_tier_away() =>
        Gen.Select(Tiers, Spreads, Gen.Int[1, 20], Gen.Int[0, 48])
            .Sample(
                (tier, spread, minimum, where) =>
                {
                    var before = TierRules.Of(tier, minimum, spread);
                    spread[Codes[where]] = spread.GetValueOrDefault(Codes[where]) + 1;
                    var after = TierRules.Of(tier, minimum, spread);
                    Assert.True(after.Counted >= before.Counted && after.Communes >= before.Communes);
                    Assert.True(after.IsReached || !before.IsReached);
                }
            );

    [Fact]
    public void What_is_reached_has_enough_signatures_of_enough_communes_and_none_above_its_cap() =>
        Gen.Select(Tiers, Spreads, Gen.Int[1, 20])
            .Sample(
                (tier, spread, minimum) =>
                {
                    var progress = TierRules.Of(tier, minimum, spread);
                    // Counted again, the slow way.
                    var counted = spread.Values.Sum(count => Math.Min(count, tier.MostOfACommune));
                    Assert.Equal(counted, progress.Counted);
                    Assert.Equal(spread.Values.Count(count => count >= minimum), progress.Communes);
                    Assert.Equal(counted >= tier.Signatures && progress.Communes >= tier.MinCommunes, progress.IsReached);
                    Assert.Equal(
                        spread.Where(count => count.Value > tier.MostOfACommune).Select(count => count.Key).Order(),
                        progress.Capped
                    );
                }
            );

    [Fact]
    public void Enough_everywhere_reaches_every_tier_that_is_possible() =>
        Tiers.Sample(tier =>
        {
            var everywhere = Codes.ToDictionary(code => code, _ => tier.Signatures);
            Assert.Equal(TierRules.IsImpossible(tier, Codes.Length) is null, TierRules.Of(tier, 1, everywhere).IsReached);
        });

    /// <summary>The preset of the case study: 800 signatures of at least 12 communes, none above a third.</summary>
    [Theory]
    [InlineData(800, 0, 0, false, "all from one town")]
    [InlineData(600, 20, 10, false, "the town is capped at 266")]
    [InlineData(266, 50, 11, true, "a third, and eleven others")]
    [InlineData(266, 54, 10, false, "eleven communes")]
    [InlineData(0, 73, 11, false, "eleven communes without the town")]
    [InlineData(0, 67, 12, true, "twelve others")]
    public void The_tiered_preset_asks_for_a_spread(int town, int others, int communes, bool reached, string why)
    {
        var tier = new Tier(800, 12, Share.Read("1/3"), new("Débat", null), new("", null));
        var spread = Codes.Skip(1).Take(communes).ToDictionary(code => code, _ => others);
        spread[Codes[0]] = town;
        Assert.True(reached == TierRules.Of(tier, communeMinimum: 10, spread).IsReached, why);
    }

    [Fact]
    public void Signatures_from_elsewhere_count_for_no_commune()
    {
        var tier = new Tier(10, 1, null, new("", null), new("", null));
        var progress = TierRules.Of(tier, 1, new Dictionary<string, int> { [TierRules.Elsewhere] = 10 });
        Assert.Equal((10, 0, false), (progress.Counted, progress.Communes, progress.IsReached));
    }

    [Theory]
    [InlineData("1/3", 266)]
    [InlineData("33 %", 264)]
    [InlineData("33\u00a0%", 264)]
    [InlineData("", int.MaxValue)]
    [InlineData("beaucoup", int.MaxValue)]
    [InlineData("3/3", int.MaxValue)]
    [InlineData("1/1000", 1)]
    public void A_share_is_a_fraction_or_a_percentage(string typed, int most) =>
        Assert.Equal(most, new Tier(800, 0, Share.Read(typed), new("", null), new("", null)).MostOfACommune);
}
