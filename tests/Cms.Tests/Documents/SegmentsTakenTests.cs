using Cms.Documents;
using Xunit;

namespace Cms.Tests.Documents;

public sealed class SegmentsTakenTests
{
    [Fact]
    public void Two_languages_may_share_a_segment_and_an_invariant_one_shares_with_none()
    {
        var taken = new SegmentsTaken();
        Assert.True(taken.TryTake(null, "fr-FR", "contact"));
        Assert.True(taken.TryTake(null, "en-US", "contact"));
        Assert.False(taken.TryTake(null, "fr-FR", "Contact"));
        Assert.False(taken.TryTake(null, "", "contact"));
        Assert.True(taken.TryTake(null, "", "plan"));
        Assert.False(taken.TryTake(null, "fr-FR", "plan"));
        Assert.True(taken.TryTake(Guid.NewGuid(), "fr-FR", "contact"));
    }
}
