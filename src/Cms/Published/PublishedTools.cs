using Cms.Delivery;
using Cms.Documents;
using Cms.Media;
using Cms.Published.Conversion;

namespace Cms.Published;

/// <summary>What a snapshot needs that is not data. Safe for every thread.</summary>
public sealed class PublishedTools(
    UrlSegments segments,
    CmsOptions options,
    ImagePolicy images,
    IEnumerable<IFinishTexts> finishers
)
{
    internal SafeHtml Html { get; } = new();
    internal UrlSegments Segments => segments;
    internal ImagePolicy Images => images;
    internal DeliveryOptions Delivery => options.Delivery;
    internal IReadOnlyList<IFinishTexts> Finishers { get; } = [.. finishers];
}
