using Cms.Languages;

namespace Cms.Published;

/// <summary>
/// The address of every document in every language, worked out once. A domain gives its document's tree an address; the
/// document itself is at the domain, so the top level is hidden. Paths here do not have the domain's prefix.
/// </summary>
public sealed class Routes
{
    readonly Dictionary<(Guid, string), string> _paths = [];
    readonly Dictionary<string, string> _prefixes = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, Dictionary<string, PublishedNode>> _byPath = new(StringComparer.OrdinalIgnoreCase); // frozen ones cost a publication more than they save

    internal Routes(Snapshot snapshot)
    {
        foreach (var culture in snapshot.Languages.Select(language => language.IsoCode))
        {
            var domains = snapshot
                .Rows.Domains.Where(d => d.Language.Equals(culture, StringComparison.OrdinalIgnoreCase))
                .ToList();
            _prefixes[culture] = domains.FirstOrDefault()?.PathPrefix ?? "";
            var found = new Dictionary<string, PublishedNode>(StringComparer.OrdinalIgnoreCase);
            foreach (var root in snapshot.Roots)
                Walk(root, RootPath(root, culture, snapshot), culture, domains, found);
            _byPath[culture] = found;
        }
    }

    /// <summary>The document at a path such as `/projets/tram`, or null. Final slashes do not matter.</summary>
    public PublishedNode? Find(string culture, string path) =>
        _byPath.TryGetValue(culture, out var routes) ? routes.GetValueOrDefault(Trim(path)) : null;

    /// <summary>The path in this culture without the domain's prefix, with a final slash; null when it has no address.</summary>
    public string? PathOf(PublishedNode node, string culture) => _paths.GetValueOrDefault((node.Key, culture));

    /// <summary>Every document that had an address then and has another now: its culture, and the path it left.</summary>
    internal IEnumerable<(string Culture, string Path, Guid Node)> LeftSince(Routes before) =>
        before
            ._paths.Where(then => _paths.TryGetValue(then.Key, out var now) && now != then.Value)
            .Select(then => (then.Key.Item2, Trim(then.Value).ToLowerInvariant(), then.Key.Item1));

    /// <summary>The address from the root of the host: `/en/projects/tram/`.</summary>
    public string? UrlOf(PublishedNode node, string culture) =>
        PathOf(node, culture) is { } path ? _prefixes.GetValueOrDefault(culture) + path : null;

    /// <summary>What addresses in this culture start with: "" or "/en".</summary>
    internal string PrefixOf(string culture) => _prefixes.GetValueOrDefault(culture, "");

    /// <summary>
    /// The document at an address that may start with the domain's prefix, as the addresses we give do. With a start
    /// item, the path is one inside its tree.
    /// </summary>
    internal PublishedNode? FindUrl(string culture, string url, PublishedNode? start)
    {
        var path = Trim(url);
        var prefix = _prefixes.GetValueOrDefault(culture, "");
        if (prefix.Length > 0 && StartsWith(path, prefix))
            path = Trim(path[prefix.Length..]);
        if (start is null || PathOf(start, culture) is not { Length: > 1 } root)
            return Find(culture, path);
        return Find(culture, StartsWith(path, Trim(root)) ? path : root + path.TrimStart('/'));
    }

    /// <summary>The culture whose domain an address starts with (`/en/…`), or null when it is the one without prefix.</summary>
    internal string? DomainOf(string url)
    {
        foreach (var (culture, prefix) in _prefixes)
            if (prefix.Length > 0 && StartsWith(Trim(url), prefix))
                return culture;
        return null;
    }

    static bool StartsWith(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
        && (path.Length == prefix.Length || path[prefix.Length] == '/');

    internal static string Trim(string path)
    {
        var end = path.Length;
        while (end > 0 && path[end - 1] == '/')
            end--;
        return end == path.Length && path.StartsWith('/') ? path : "/" + path[..end].TrimStart('/');
    }

    /// <summary>The first root is hidden even without a domain; the others are known by their segment.</summary>
    static string? RootPath(PublishedNode root, string culture, Snapshot snapshot) =>
        root == snapshot.Roots[0] ? "/"
        : root.SegmentIn(culture) is { Length: > 0 } segment ? $"/{segment}/"
        : null;

    void Walk(PublishedNode node, string? path, string culture, List<Domain> domains, Dictionary<string, PublishedNode> found)
    {
        if (!node.IsPublished(culture))
            return;
        if (domains.Exists(domain => domain.Root == node.Key))
            path = "/";
        if (path is not null)
        {
            _paths[(node.Key, culture)] = path;
            found.TryAdd(Trim(path), node);
        }
        foreach (var child in node.Below)
            Walk(child, path is null ? null : $"{path}{child.SegmentIn(culture)}/", culture, domains, found);
    }
}
