using Cms.Published;

namespace Cms.Delivery;

/// <summary>`fetch=children:{id or path}`, `ancestors:`, `descendants:`; without it, everything, or all below the start item.</summary>
internal static class ContentSelector
{
    /// <summary>Null when the selector is not one of these. A document that does not exist has nothing around it.</summary>
    public static IEnumerable<PublishedNode>? Select(string fetch, DeliveryRequest request)
    {
        if (fetch.Length == 0)
            return request.StartItem is { } start
                ? Under(start)
                : request.Snapshot.Roots.SelectMany(root => Under(root).Prepend(root));
        var colon = fetch.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var node = Find(fetch[(colon + 1)..].Trim(), request);
        return fetch[..colon].Trim().ToLowerInvariant() switch
        {
            "children" => node?.Below ?? [],
            "descendants" => node is null ? [] : Under(node),
            "ancestors" => node is null ? [] : Over(node).Reverse(),
            _ => null,
        };
    }

    static PublishedNode? Find(string named, DeliveryRequest request) =>
        Guid.TryParse(named, out var key) ? request.Snapshot.Documents.GetValueOrDefault(key) : request.Find(named);

    static IEnumerable<PublishedNode> Under(PublishedNode node) => node.Below.SelectMany(child => Under(child).Prepend(child));

    static IEnumerable<PublishedNode> Over(PublishedNode node)
    {
        for (var above = node.Above; above is not null; above = above.Above)
            yield return above;
    }
}
