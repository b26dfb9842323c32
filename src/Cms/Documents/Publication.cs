namespace Cms.Documents;

/// <summary>Turns what editors wrote into what the public reads.</summary>
public static class Publication
{
    /// <summary>
    /// Publishes these cultures of the draft. Cultures that were published before and are not named stay as they were.
    /// An address, once published, stays too, until the name changes.
    /// </summary>
    /// <param name="taken">The segments of the published siblings; grows.</param>
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
            live.UrlSegments[culture] =
                Kept(before, node.Draft, culture) is { } kept && TryTake(kept) ? kept : segments.Of(node.Draft, culture, TryTake);

            bool TryTake(string segment) => taken.TryTake(node.Parent, culture, segment);
        }
        node.Live = live;
        return live;
    }

    /// <summary>Withdraws these cultures from the public; what does not vary goes with the last of them. The draft stays.</summary>
    public static void Unpublish(this NodeRow node, IEnumerable<string> cultures)
    {
        if (node.Live is not { } before)
            return;
        var gone = cultures.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var left = before.Names.Keys.Where(culture => !gone.Contains(culture)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        node.Live =
            left.Count == 0
                ? null
                : new()
                {
                    Names = Of(before.Names),
                    Values = new(
                        before.Values.Where(value => value.Key.Length == 0 || left.Contains(value.Key)),
                        StringComparer.OrdinalIgnoreCase
                    ),
                    UrlSegments = Of(before.UrlSegments),
                    Dates = Of(before.Dates),
                };

        Dictionary<string, T> Of<T>(Dictionary<string, T> all) =>
            new(all.Where(item => left.Contains(item.Key)), StringComparer.OrdinalIgnoreCase);
    }

    static string? Kept(NodeContent? before, NodeContent draft, string culture) =>
        before?.UrlSegments.GetValueOrDefault(culture) is { } segment
        && UrlSegments.Wished(before, culture) == UrlSegments.Wished(draft, culture)
            ? segment
            : null;
}

/// <summary>Which segments are in use under each parent, per culture. An invariant one is in use in every culture.</summary>
public sealed class SegmentsTaken
{
    readonly Dictionary<(Guid? Parent, string Segment), HashSet<string>> _cultures = [];

    public bool TryTake(Guid? parent, string culture, string segment)
    {
        var key = (parent, segment.ToLowerInvariant());
        if (!_cultures.TryGetValue(key, out var cultures))
            _cultures[key] = cultures = new(StringComparer.OrdinalIgnoreCase);
        var free = culture.Length == 0 ? cultures.Count == 0 : !cultures.Contains("") && !cultures.Contains(culture);
        return free && cultures.Add(culture);
    }

    public void Add(NodeRow published)
    {
        foreach (var (culture, segment) in published.Live?.UrlSegments ?? [])
            TryTake(published.Parent, culture, segment);
    }
}
