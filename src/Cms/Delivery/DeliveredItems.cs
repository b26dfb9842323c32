using System.Collections.Concurrent;
using Cms.Published;

namespace Cms.Delivery;

/// <summary>The answers of one snapshot, each written when first asked for and kept as long as the snapshot.</summary>
internal sealed class DeliveredItems(Snapshot snapshot)
{
    readonly ConcurrentDictionary<(PublishedNode, string), DeliveryAnswer?> _content = new();

    /// <summary>Null when the document has no address in this culture.</summary>
    public DeliveryAnswer? Content(PublishedNode node, string culture) =>
        _content.TryGetValue((node, culture), out var answer)
            ? answer
            : _content[(node, culture)] = Written(node, new(snapshot, culture, null, null));

    /// <summary>Kept only in its plain form: there are too many ways to select properties.</summary>
    public DeliveryAnswer? Content(PublishedNode node, DeliveryScope scope) =>
        scope is { Expand: null, Fields: null } ? Content(node, scope.Culture) : Written(node, scope);

    public static DeliveryAnswer Media(PublishedNode node, DeliveryScope scope) =>
        DeliveryAnswer.Write(json => scope.WriteMediaItem(json, node));

    static DeliveryAnswer? Written(PublishedNode node, DeliveryScope scope) =>
        scope.PathOf(node) is null ? null : DeliveryAnswer.Write(json => scope.WriteContent(json, node));
}
