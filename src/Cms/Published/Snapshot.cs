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
    readonly Lazy<FrozenDictionary<string, MediaFile>> _files;
    readonly Lazy<FrozenSet<(int, int)>> _crops;
    readonly FrozenSet<string> _cultures;

    /// <param name="present">The culture of whoever is asking, when they do not say.</param>
    /// <param name="published">For a snapshot of drafts: the addresses of what is published. None for the published one.</param>
    internal Snapshot(SnapshotRows rows, PublishedTools tools, Func<string?> present, Routes? published = null)
    {
        IsPreview = published is not null;
        (_present, Rows, Tools) = (present, rows, tools);
        DefaultCulture = (rows.Languages.FirstOrDefault(l => l.IsDefault) ?? rows.Languages.FirstOrDefault())?.IsoCode ?? "fr-FR";
        _cultures = rows.Languages.Select(l => l.IsoCode).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        var types = new PublishedTypes(rows);
        Types = types.ByKey;
        (Documents, Roots) = Tree(rows.Documents);
        (Media, MediaRoots) = Tree(rows.Media);
        DocumentsById = Documents.Values.ToFrozenDictionary(node => node.Id);
        MediaById = Media.Values.ToFrozenDictionary(node => node.Id);
        Routes = published ?? new(this);
        Delivered = new(this);
        _files = new(() =>
            Media
                .Values.Select(MediaFile.Of)
                .OfType<MediaFile>()
                .DistinctBy(file => file.Src)
                .ToFrozenDictionary(file => file.Src, StringComparer.OrdinalIgnoreCase)
        );
        _crops = new(() =>
            rows
                .DataTypes.SelectMany(type => JsonReading.Parse(type.Config)?.Items("crops") ?? [])
                .Select(crop => (crop.Whole("width") ?? 0, crop.Whole("height") ?? 0))
                .ToFrozenSet()
        );
        _models = new(() => new(rows, tools.Segments.Strings));
    }

    /// <summary>Set apart by time and chance: another snapshot, even in another process, has another.</summary>
    public Guid Version { get; } = Guid.NewGuid();

    /// <summary>Whether it shows drafts.</summary>
    public bool IsPreview { get; }
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

    /// <summary>Former addresses (culture and path in lower case). Set before the snapshot is shown.</summary>
    internal IReadOnlyDictionary<(string Culture, string Path), Guid> Former { get; set; } =
        new Dictionary<(string, string), Guid>();

    /// <summary>Files of the media, by address.</summary>
    internal FrozenDictionary<string, MediaFile> Files => _files.Value;

    /// <summary>Sizes of the crops that editors defined.</summary>
    internal FrozenSet<(int Width, int Height)> CropSizes => _crops.Value;
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

    /// <summary>
    /// Where what was once read at this path is read now, in full (`/en/…`); null when nothing was, or when it is no longer
    /// published. For a path that no document has: those come first.
    /// </summary>
    public string? MovedTo(string culture, string path) =>
        Former.TryGetValue((culture.ToLowerInvariant(), Routes.Trim(path).ToLowerInvariant()), out var key)
        && Documents.TryGetValue(key, out var node)
            ? Routes.UrlOf(node, culture)
            : null;

    /// <summary>What stands directly under a document, or at the root.</summary>
    internal IReadOnlyList<PublishedNode> Under(Guid? parent) =>
        parent is not { } key ? Roots : Documents.GetValueOrDefault(key)?.Below ?? [];

    /// <summary>How many rows were read for this one and not for the other.</summary>
    internal int RowsNotOf(Snapshot before)
    {
        var known = before.Rows.Documents.Concat(before.Rows.Media).ToHashSet(ReferenceEqualityComparer.Instance);
        return Rows.Documents.Concat(Rows.Media).Count(row => !known.Contains(row));
    }

    /// <summary>Whether the Delivery API may speak of it: media always, documents by their type.</summary>
    internal bool Exposes(PublishedNode node) =>
        node.ItemType == PublishedItemType.Media || Tools.Delivery.Exposes(node.ContentType.Alias);

    public bool Knows(string culture) => _cultures.Contains(culture);

    /// <summary>From the roots down: what stands under something unpublished, or binned, is left out with it.</summary>
    (FrozenDictionary<Guid, PublishedNode>, IReadOnlyList<PublishedNode>) Tree(IReadOnlyList<NodeRow> rows)
    {
        var nodes = new Dictionary<Guid, PublishedNode>(rows.Count);
        var children = rows.ToLookup(row => row.Parent ?? Guid.Empty);
        var roots = Stand(null, Guid.Empty);
        return (nodes.ToFrozenDictionary(), roots);

        List<PublishedNode> Stand(PublishedNode? above, Guid parent)
        {
            var standing = new List<PublishedNode>();
            foreach (var row in children[parent].OrderBy(row => row.SortOrder).ThenBy(row => row.Id))
            {
                if (!Types.TryGetValue(row.TypeKey, out var type))
                    continue;
                var node = new PublishedNode(row, type, this, above);
                nodes[row.Key] = node;
                standing.Add(node);
                node.Below = Stand(node, row.Key);
            }
            return standing;
        }
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

    /// <summary>The same, but for what changed: those rows are the fresh ones, or gone when there is none.</summary>
    public SnapshotRows With(IReadOnlySet<Guid> changed, List<NodeRow> fresh) =>
        this with
        {
            Documents =
            [
                .. Documents.Where(row => !changed.Contains(row.Key)),
                .. fresh.Where(row => row.Kind == NodeKind.Document),
            ],
            Media = [.. Media.Where(row => !changed.Contains(row.Key)), .. fresh.Where(row => row.Kind == NodeKind.Media)],
        };
}
