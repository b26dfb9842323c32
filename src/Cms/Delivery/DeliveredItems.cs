using System.Collections.Concurrent;
using Cms.Published;

namespace Cms.Delivery;

/// <summary>
/// The answers of one snapshot, each written when first asked for and kept as long as the snapshot; lists within bounds,
/// since there is no end to the ways of asking for one.
/// </summary>
internal sealed class DeliveredItems(Snapshot snapshot)
{
    const int MostBytesOfPages = 32 * 1024 * 1024;
    const int MostLists = 128;

    readonly ConcurrentDictionary<(PublishedNode, string), DeliveryAnswer?> _content = new();
    readonly ConcurrentDictionary<string, DeliveryAnswer> _pages = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, IReadOnlyList<PublishedNode>> _lists = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, Dictionary<PublishedNode, int>> _ranks = new(StringComparer.OrdinalIgnoreCase);
    int _bytesOfPages;

    /// <summary>Null when the document has no address in this culture.</summary>
    public DeliveryAnswer? Content(PublishedNode node, string culture) =>
        _content.TryGetValue((node, culture), out var answer)
            ? answer
            : _content[(node, culture)] = Written(node, new(snapshot, culture, null, null));

    /// <summary>Kept only in its plain form: there are too many ways to select properties.</summary>
    public DeliveryAnswer? Content(PublishedNode node, DeliveryScope scope) =>
        scope is { Expand: null, Fields: null } ? Content(node, scope.Culture) : Written(node, scope);

    public DeliveryAnswer Media(PublishedNode node, DeliveryScope scope) =>
        scope is not { Expand: null, Fields: null } ? DeliveryAnswer.Write(json => scope.WriteMediaItem(json, node))
        : _content.GetValueOrDefault((node, scope.Culture)) is { } answer ? answer
        : (_content[(node, scope.Culture)] = DeliveryAnswer.Write(json => scope.WriteMediaItem(json, node)))!;

    public DeliveryAnswer? Page(string asked) => _pages.GetValueOrDefault(asked);

    public DeliveryAnswer KeepPage(string asked, DeliveryAnswer page)
    {
        if (Interlocked.Add(ref _bytesOfPages, page.Body.Length + asked.Length * sizeof(char)) > MostBytesOfPages)
        {
            _pages.Clear();
            Interlocked.Exchange(ref _bytesOfPages, 0);
        }
        return _pages[asked] = page;
    }

    public IReadOnlyList<PublishedNode>? Found(string asked) => _lists.GetValueOrDefault(asked);

    public IReadOnlyList<PublishedNode> KeepFound(string asked, IReadOnlyList<PublishedNode> found)
    {
        if (_lists.Count >= MostLists)
            _lists.Clear();
        return _lists[asked] = found;
    }

    /// <summary>See <see cref="ContentSort.Ranks"/>.</summary>
    public IReadOnlyDictionary<PublishedNode, int> NameRanks(string culture) =>
        _ranks.GetOrAdd(culture, named => ContentSort.Ranks(snapshot, named));

    static DeliveryAnswer? Written(PublishedNode node, DeliveryScope scope) =>
        scope.PathOf(node) is null || !scope.Snapshot.Exposes(node)
            ? null
            : DeliveryAnswer.Write(json => scope.WriteContent(json, node));
}
