namespace Cms.Documents;

/// <summary>Turns what editors wrote into what the public reads.</summary>
public static class Publication
{
    /// <summary>
    /// Publishes these cultures of the draft. Cultures that were published before and are not named stay as they were.
    /// An address, once published, stays too, until the name changes.
    /// </summary>
    /// <param name="taken">Per culture, the segments of the published siblings; grows.</param>
    public static NodeContent Publish(
        this NodeRow node,
        IEnumerable<string> cultures,
        UrlSegments segments,
        SegmentsTaken taken,
        DateTimeOffset now
    )
    {
        var before = node.Live;
        var live = new NodeContent
        {
            Names = new(before?.Names ?? [], StringComparer.OrdinalIgnoreCase),
            Values = new(before?.Values ?? [], StringComparer.OrdinalIgnoreCase),
            UrlSegments = new(before?.UrlSegments ?? [], StringComparer.OrdinalIgnoreCase),
            Dates = new(before?.Dates ?? [], StringComparer.OrdinalIgnoreCase),
        };
        foreach (var culture in cultures.Append("").Where(c => c.Length == 0 || node.Draft.Names.ContainsKey(c)))
        {
            live.Values.Remove(culture);
            if (node.Draft.Values.TryGetValue(culture, out var values))
                live.Values[culture] = values;
            if (!node.Draft.Names.TryGetValue(culture, out var name))
                continue;
            live.Names[culture] = name;
            live.Dates[culture] = now;
            live.UrlSegments[culture] = segments.Of(node.Draft, culture, taken.In(node.Parent, culture));
        }
        node.Live = live;
        return live;
    }
}

/// <summary>Which segments are in use under each parent, per culture. An invariant one is in use in every culture.</summary>
public sealed class SegmentsTaken
{
    readonly Dictionary<(Guid?, string), HashSet<string>> _taken = [];

    public ISet<string> In(Guid? parent, string culture)
    {
        var key = (parent, culture.ToLowerInvariant());
        return _taken.TryGetValue(key, out var segments)
            ? segments
            : _taken[key] = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
    }

    public void Add(NodeRow published)
    {
        foreach (var (culture, segment) in published.Live?.UrlSegments ?? [])
            In(published.Parent, culture).Add(segment);
    }
}
