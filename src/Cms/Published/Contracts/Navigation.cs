using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.Services.Navigation;

namespace Cms.Published.Contracts;

/// <summary>The trees of documents and of media, as published. The bin is never published: nothing is in it here.</summary>
internal abstract class Navigation
{
    protected abstract IReadOnlyDictionary<Guid, PublishedNode> Nodes { get; }
    protected abstract IReadOnlyList<PublishedNode> Roots { get; }

    public bool TryGetParentKey(Guid childKey, out Guid? parentKey)
    {
        parentKey = Nodes.TryGetValue(childKey, out var node) ? node.Above?.Key : null;
        return node is not null;
    }

    public bool TryGetRootKeys(out IEnumerable<Guid> rootKeys) => Give(true, Roots, null, out rootKeys);

    public bool TryGetRootKeysOfType(string contentTypeAlias, out IEnumerable<Guid> rootKeys) =>
        Give(true, Roots, contentTypeAlias, out rootKeys);

    public bool TryGetChildrenKeys(Guid parentKey, out IEnumerable<Guid> childrenKeys) =>
        From(parentKey, Below, null, out childrenKeys);

    public bool TryGetChildrenKeysOfType(Guid parentKey, string contentTypeAlias, out IEnumerable<Guid> childrenKeys) =>
        From(parentKey, Below, contentTypeAlias, out childrenKeys);

    public bool TryGetDescendantsKeys(Guid parentKey, out IEnumerable<Guid> descendantsKeys) =>
        From(parentKey, Under, null, out descendantsKeys);

    public bool TryGetDescendantsKeysOfType(Guid parentKey, string contentTypeAlias, out IEnumerable<Guid> descendantsKeys) =>
        From(parentKey, Under, contentTypeAlias, out descendantsKeys);

    public bool TryGetAncestorsKeys(Guid childKey, out IEnumerable<Guid> ancestorsKeys) =>
        From(childKey, Over, null, out ancestorsKeys);

    public bool TryGetAncestorsKeysOfType(Guid parentKey, string contentTypeAlias, out IEnumerable<Guid> ancestorsKeys) =>
        From(parentKey, Over, contentTypeAlias, out ancestorsKeys);

    public bool TryGetSiblingsKeys(Guid key, out IEnumerable<Guid> siblingsKeys) => From(key, Beside, null, out siblingsKeys);

    public bool TryGetSiblingsKeysOfType(Guid key, string contentTypeAlias, out IEnumerable<Guid> siblingsKeys) =>
        From(key, Beside, contentTypeAlias, out siblingsKeys);

    public bool TryGetLevel(Guid contentKey, [NotNullWhen(true)] out int? level)
    {
        level = Nodes.GetValueOrDefault(contentKey)?.Level;
        return level is not null;
    }

    public bool TryGetParentKeyInBin(Guid childKey, out Guid? parentKey)
    {
        parentKey = null;
        return false;
    }

    public bool TryGetChildrenKeysInBin(Guid parentKey, out IEnumerable<Guid> childrenKeys) =>
        Give(false, [], null, out childrenKeys);

    public bool TryGetDescendantsKeysInBin(Guid parentKey, out IEnumerable<Guid> descendantsKeys) =>
        Give(false, [], null, out descendantsKeys);

    public bool TryGetAncestorsKeysInBin(Guid childKey, out IEnumerable<Guid> ancestorsKeys) =>
        Give(false, [], null, out ancestorsKeys);

    public bool TryGetSiblingsKeysInBin(Guid key, out IEnumerable<Guid> siblingsKeys) => Give(false, [], null, out siblingsKeys);

    static IEnumerable<PublishedNode> Below(PublishedNode node) => node.Below;

    static IEnumerable<PublishedNode> Under(PublishedNode node) => node.Below.SelectMany(child => Under(child).Prepend(child));

    static IEnumerable<PublishedNode> Over(PublishedNode node)
    {
        for (var above = node.Above; above is not null; above = above.Above)
            yield return above;
    }

    IEnumerable<PublishedNode> Beside(PublishedNode node) => (node.Above?.Below ?? Roots).Where(other => other != node);

    bool From(Guid key, Func<PublishedNode, IEnumerable<PublishedNode>> found, string? type, out IEnumerable<Guid> keys) =>
        Nodes.TryGetValue(key, out var node) ? Give(true, found(node), type, out keys) : Give(false, [], null, out keys);

    static bool Give(bool known, IEnumerable<PublishedNode> nodes, string? type, out IEnumerable<Guid> keys)
    {
        keys = nodes.Where(node => type is null || node.ContentType.Alias == type).Select(node => node.Key).ToArray();
        return known;
    }
}

internal sealed class DocumentNavigation(SnapshotSource snapshots) : Navigation, IDocumentNavigationQueryService
{
    protected override IReadOnlyDictionary<Guid, PublishedNode> Nodes => snapshots.Current.Documents;
    protected override IReadOnlyList<PublishedNode> Roots => snapshots.Current.Roots;
}

internal sealed class MediaNavigation(SnapshotSource snapshots) : Navigation, IMediaNavigationQueryService
{
    protected override IReadOnlyDictionary<Guid, PublishedNode> Nodes => snapshots.Current.Media;
    protected override IReadOnlyList<PublishedNode> Roots => snapshots.Current.MediaRoots;
}
