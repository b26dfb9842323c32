using CsCheck;
using Participation.Contributions;
using Xunit;

namespace Participation.Tests.Contributions;

public sealed class AgreementTests
{
    [Fact]
    public void Shares_add_up_to_a_hundred_and_none_is_off_by_a_point() =>
        Gen.Select(Gen.Int[0, 5_000], Gen.Int[0, 5_000], Gen.Int[0, 5_000])
            .Where((agree, mixed, disagree) => agree + mixed + disagree > 0)
            .Sample(
                (agree, mixed, disagree) =>
                {
                    var shown = Agreement.Of(agree, mixed, disagree);
                    Assert.Equal(100, shown.Agree + shown.Mixed + shown.Disagree);
                    Assert.InRange(shown.Agree - (100.0 * agree / shown.All), -1, 1);
                    Assert.InRange(shown.Disagree - (100.0 * disagree / shown.All), -1, 1);
                }
            );

    [Fact]
    public void Division_is_highest_when_half_agree_and_half_disagree()
    {
        Assert.Equal(1.0, new Tally { Agree = 5, ImportedDisagree = 5 }.Division);
        Assert.Equal(0.0, new Tally { Agree = 12 }.Division);
        Assert.Null(new Tally { Agree = 4, Disagree = 5 }.Division);
    }
}
