using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;

namespace Cms.Sync;

/// <summary>Documents and media: stored as a new version each, and published as their file says.</summary>
internal sealed class NodeStore(CmsDb db, UrlSegments segments, TimeProvider clock)
{
    /// <returns>Keys of what was published.</returns>
    public async Task<IReadOnlySet<Guid>> Store(SyncReading reading, CancellationToken stop)
    {
        var published = new HashSet<Guid>();
        var found = reading.Nodes.Where(node => !node.Row.Trashed).ToList();
        if (found.Count == 0)
            return published;
        await db.SaveChangesAsync(stop); // so that types and languages are there to ask for
        var stored = await db.Nodes.ToDictionaryAsync(node => node.Key, stop);
        var types = await db.Types.ToListAsync(stop);
        var byAlias = types.ToDictionary(type => (type.Kind, type.Alias.ToLowerInvariant()));
        var main = (await db.Languages.ToListAsync(stop)).OrderByDescending(l => l.IsDefault).First().IsoCode;
        var numbers = await db
            .Versions.GroupBy(v => v.Node)
            .Select(g => new { g.Key, Last = g.Max(v => v.Number) })
            .ToDictionaryAsync(g => g.Key, g => g.Last, stop);

        var rows = found.ConvertAll(node => (Row: Place(node, stored), Node: node));
        foreach (var (row, node) in rows)
        {
            var kind = row.Kind == NodeKind.Media ? TypeKind.Media : TypeKind.Document;
            var type = byAlias[(kind, node.TypeAlias.ToLowerInvariant())];
            row.TypeKey = type.Key;
            row.Draft = Fit(node.Row.Draft, type.Definition.Variations.HasFlag(ContentVariation.Culture), main);
            row.Level = LevelOf(row, stored);
            row.Schedule = ToCome(node.Row.Schedule);
        }

        var renewed = rows.Select(r => r.Row.Key).ToHashSet();
        var taken = new SegmentsTaken();
        foreach (var other in stored.Values.Where(node => !renewed.Contains(node.Key)))
            taken.Add(other);
        var now = clock.GetUtcNow();
        foreach (var (row, node) in rows.OrderBy(r => r.Row.Level).ThenBy(r => r.Row.SortOrder))
        {
            var cultures = Cultures(node, row.Draft, main);
            if (cultures.Count > 0)
                published.Add(row.Publish(cultures, segments, taken, now) is not null ? row.Key : default);
            db.Versions.Add(
                new()
                {
                    Id = Guid.CreateVersion7(now),
                    Node = row.Key,
                    Number = numbers.GetValueOrDefault(row.Key) + 1,
                    Saved = now,
                    Published = cultures.Count > 0,
                    Content = row.Draft,
                }
            );
        }
        return published;
    }

    NodeRow Place(SyncedNode node, Dictionary<Guid, NodeRow> stored)
    {
        var found = node.Row;
        if (!stored.TryGetValue(found.Key, out var row))
        {
            db.Nodes.Add(found);
            stored[found.Key] = found;
            return found;
        }
        (row.Parent, row.SortOrder, row.Template, row.Updated) = (
            found.Parent,
            found.SortOrder,
            found.Template,
            clock.GetUtcNow()
        );
        (row.Trashed, row.Live) = (false, null);
        return row;
    }

    /// <summary>A file may name cultures that its type does not vary by, or leave them out when it does.</summary>
    static NodeContent Fit(NodeContent content, bool varies, string main)
    {
        if (varies == !content.Names.ContainsKey(""))
            return content;
        var name = content.AnyName(main);
        return content with { Names = new(StringComparer.OrdinalIgnoreCase) { [varies ? main : ""] = name } };
    }

    List<string> Cultures(SyncedNode node, NodeContent draft, string main)
    {
        if (node.Row.Kind == NodeKind.Media || draft.Names.ContainsKey(""))
            return node.Row.Kind == NodeKind.Media || (node.PublishedCultures.Count > 0 && !Waits(""))
                ? [.. draft.Names.Keys]
                : [];
        return
        [
            .. draft.Names.Keys.Where(culture =>
                !Waits(culture)
                && (node.PublishedCultures.Contains(culture) || (node.PublishedCultures.Contains("") && culture == main))
            ),
        ];

        // A release to come means that it is not published yet, whatever the file says besides.
        bool Waits(string culture) =>
            ToCome(node.Row.Schedule)
                ?.Exists(change =>
                    change.Action == ScheduledAction.Release
                    && (change.Culture.Length == 0 || change.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase))
                ) == true;
    }

    /// <summary>uSync leaves out what is past.</summary>
    List<ScheduledChange>? ToCome(IReadOnlyList<ScheduledChange>? changes) =>
        changes?.Where(change => change.At > clock.GetUtcNow()).ToList() is { Count: > 0 } ahead ? ahead : null;

    static int LevelOf(NodeRow node, Dictionary<Guid, NodeRow> all)
    {
        var level = 1;
        for (var parent = node.Parent; parent is { } key && all.TryGetValue(key, out var above); parent = above.Parent)
            level++;
        return level;
    }
}
