using Cms.DataTypes;
using Cms.Dictionary;
using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Languages;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Sync.Writing;

/// <summary>All that can be written, read in one go: an item names others, by alias, name or path.</summary>
internal sealed record SyncContents(
    IReadOnlyList<Language> Languages,
    IReadOnlyDictionary<string, DictionaryItem> Dictionary,
    IReadOnlyDictionary<Guid, DataTypeRow> DataTypes,
    IReadOnlyDictionary<Guid, TypeRow> Types,
    IReadOnlyDictionary<Guid, NodeRow> Nodes,
    IReadOnlyList<Domain> Domains
)
{
    readonly string _main = (Languages.FirstOrDefault(l => l.IsDefault) ?? Languages.FirstOrDefault())?.IsoCode ?? "";

    public static async Task<SyncContents> Read(CmsDb db, CancellationToken stop) =>
        new(
            await db.Languages.AsNoTracking().ToListAsync(stop),
            await db.Dictionary.AsNoTracking().ToDictionaryAsync(item => item.Alias, StringComparer.OrdinalIgnoreCase, stop),
            await db.DataTypes.AsNoTracking().ToDictionaryAsync(type => type.Key, stop),
            await db.Types.AsNoTracking().ToDictionaryAsync(type => type.Key, stop),
            await db.Nodes.AsNoTracking().ToDictionaryAsync(node => node.Key, stop),
            await db.Domains.AsNoTracking().ToListAsync(stop)
        );

    /// <summary>The name in the default language.</summary>
    public string NameOf(NodeRow node) => node.Draft.AnyName(_main);

    /// <summary>From the root down to the parent.</summary>
    public IEnumerable<NodeRow> Above(NodeRow node)
    {
        var above = new List<NodeRow>();
        for (var key = node.Parent; key is { } parent && Nodes.TryGetValue(parent, out var found); key = found.Parent)
            above.Insert(0, found);
        return above;
    }

    /// <summary>Its own, and those of its compositions.</summary>
    public IEnumerable<PropertyDefinition> PropertiesOf(TypeRow type) =>
        Composed(type)
            .SelectMany(part => part.Definition.Properties)
            .DistinctBy(property => property.Alias, StringComparer.OrdinalIgnoreCase);

    public string? CaptionOf(TypeRow type, string group) =>
        Composed(type).SelectMany(part => part.Definition.Groups).FirstOrDefault(other => other.Alias == group)?.Caption;

    List<TypeRow> Composed(TypeRow type)
    {
        var found = new List<TypeRow> { type };
        for (var index = 0; index < found.Count; index++)
            foreach (var key in found[index].Definition.Compositions)
                if (Types.TryGetValue(key, out var other) && !found.Contains(other))
                    found.Add(other);
        return found;
    }
}
