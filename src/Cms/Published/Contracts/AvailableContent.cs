using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.Navigation;

namespace Cms.Published.Contracts;

/// <summary>Keeps, of some keys, the documents that are published in a culture.</summary>
internal sealed class AvailableContent(SnapshotSource snapshots) : IPublishedContentStatusFilteringService
{
    public IEnumerable<IPublishedContent> FilterAvailable(IEnumerable<Guid> candidateKeys, string? culture)
    {
        var snapshot = snapshots.Current;
        var meant = snapshot.CultureOf(culture);
        return Known(snapshot, candidateKeys).Where(node => node.IsPublished(meant));
    }

    public IEnumerable<IPublishedContent> Unfiltered(IEnumerable<Guid> candidateKeys) => Known(snapshots.Current, candidateKeys);

    static IEnumerable<PublishedNode> Known(Snapshot snapshot, IEnumerable<Guid> keys) =>
        keys.Select(key => snapshot.Documents.GetValueOrDefault(key)).OfType<PublishedNode>();
}
