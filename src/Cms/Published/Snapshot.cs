using System.Collections.Frozen;
using Cms.DataTypes;
using Cms.Delivery;
using Cms.Dictionary;
using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Languages;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>
/// Everything published at one moment. Nothing in it ever changes: a publication makes another one. So a request that
/// holds it sees one consistent site, and reading takes no lock and no database.
/// </summary>
public sealed class Snapshot
{
    readonly Func<string?> _present;
    readonly Lazy<SchemaModels> _models;
    readonly FrozenSet<string> _cultures;

    /// <param name="present">The culture of whoever is asking, when they do not say.</param>
    internal Snapshot(SnapshotRows rows, PublishedTools tools, Func<string?> present)
    {
        (_present, Rows, Tools) = (present, rows, tools);
        DefaultCulture = (rows.Languages.FirstOrDefault(l => l.IsDefault) ?? rows.Languages.FirstOrDefault())?.IsoCode ?? "fr-FR";
        _cultures = rows.Languages.Select(l => l.IsoCode).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        var types = new PublishedTypes(rows);
        Types = types.ByKey;
        (Documents, Roots) = Tree(rows.Documents);
        (Media, MediaRoots) = Tree(rows.Media);
        DocumentsById = Documents.Values.ToFrozenDictionary(node => node.Id);
        MediaById = Media.Values.ToFrozenDictionary(node => node.Id);
        Routes = new(this);
        Delivered = new(this);
        _models = new(() => new(rows, tools.Segments.Strings));
    }

    /// <summary>Set apart by time and chance: another snapshot, even in another process, has another.</summary>
    public Guid Version { get; } = Guid.NewGuid();
    public string DefaultCulture { get; }
    public IReadOnlyList<Language> Languages => Rows.Languages;
    public IReadOnlyDictionary<string, DictionaryItem> Dictionary => Rows.Dictionary;
    public FrozenDictionary<Guid, PublishedContentType> Types { get; }
    public FrozenDictionary<Guid, PublishedNode> Documents { get; }
    public FrozenDictionary<Guid, PublishedNode> Media { get; }
    public IReadOnlyList<PublishedNode> Roots { get; }
    public IReadOnlyList<PublishedNode> MediaRoots { get; }
    public Routes Routes { get; }

    internal FrozenDictionary<int, PublishedNode> DocumentsById { get; }
    internal FrozenDictionary<int, PublishedNode> MediaById { get; }

    /// <summary>The schema in Umbraco's own models, for those who ask for it.</summary>
    internal SchemaModels Models => _models.Value;
    internal DeliveredItems Delivered { get; }
    internal SnapshotRows Rows { get; }
    internal PublishedTools Tools { get; }

    /// <summary>The culture meant: the one named, else the asker's, else the default. Unknown ones are the default.</summary>
    public string CultureOf(string? culture)
    {
        var meant = string.IsNullOrEmpty(culture) ? _present() : culture;
        return meant is not null && _cultures.TryGetValue(meant, out var known) ? known : DefaultCulture;
    }

    /// <summary>Where a document is read, or the file of a medium; null when it has no address in this culture.</summary>
    public string? AddressOf(PublishedNode node, string culture) =>
        node.ItemType == PublishedItemType.Media ? MediaFile.Of(node)?.Src : Routes.UrlOf(node, culture);

    public bool Knows(string culture) => _cultures.Contains(culture);

    (FrozenDictionary<Guid, PublishedNode>, IReadOnlyList<PublishedNode>) Tree(IReadOnlyList<NodeRow> rows)
    {
        var nodes = new Dictionary<Guid, PublishedNode>(rows.Count);
        var roots = new List<PublishedNode>();
        // Parents come before their children, so what stands under something unpublished is left out with it.
        foreach (var row in rows.OrderBy(row => row.Level).ThenBy(row => row.SortOrder).ThenBy(row => row.Id))
        {
            if (!Types.TryGetValue(row.TypeKey, out var type))
                continue;
            var above = row.Parent is { } parent ? nodes.GetValueOrDefault(parent) : null;
            if (row.Parent is not null && above is null)
                continue;
            var node = new PublishedNode(row, type, this) { Above = above };
            nodes[row.Key] = node;
            (above?.Below ?? roots).Add(node);
        }
        return (nodes.ToFrozenDictionary(), roots);
    }
}

/// <summary>What a snapshot is made of, as read in one go.</summary>
internal sealed record SnapshotRows(
    IReadOnlyList<NodeRow> Documents,
    IReadOnlyList<NodeRow> Media,
    IReadOnlyList<TypeRow> Types,
    IReadOnlyList<DataTypeRow> DataTypes,
    IReadOnlyList<Language> Languages,
    IReadOnlyList<Domain> Domains,
    IReadOnlyDictionary<string, DictionaryItem> Dictionary
)
{
    public static readonly SnapshotRows None = new([], [], [], [], [], [], new Dictionary<string, DictionaryItem>());
}
