using Cms.Documents;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>A published document, or a medium, as templates, the plugin and the Delivery API read it. Immutable.</summary>
public sealed class PublishedNode : IPublishedContent
{
    readonly Snapshot _snapshot;
    readonly NodeRow _row;
    readonly NodeContent _live;
    readonly Lazy<PublishedProperty[]> _properties;
    readonly Lazy<FinishedTexts> _texts;

    internal PublishedNode(NodeRow row, PublishedContentType type, Snapshot snapshot, PublishedNode? above)
    {
        (_row, _live, _snapshot, ContentType, Above) = (row, row.Live!, snapshot, type, above);
        _properties = new(() =>
            [
                .. type
                    .PropertyTypes.Cast<PropertyShape>()
                    .Select(shape => new PublishedProperty(
                        shape,
                        culture => _live.Value(shape.Alias, culture),
                        snapshot,
                        new(this, Key)
                    )),
            ]
        );
        _texts = new(() => new(this, snapshot, snapshot.Tools.Finishers));
        var published = new Dictionary<string, PublishedCultureInfo>(_live.Names.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var (culture, name) in _live.Names)
        {
            var date = _live.Dates.GetValueOrDefault(culture, row.Updated).UtcDateTime;
            published[culture] = new(culture, name, _live.UrlSegments.GetValueOrDefault(culture, ""), date);
        }
        Cultures = published;
    }

    internal PublishedNode? Above { get; }
    internal PublishedNode Root => Above?.Root ?? this;

    /// <summary>Set once, while the snapshot is made.</summary>
    internal IReadOnlyList<PublishedNode> Below { get; set; } = [];
    internal bool Varies => !_live.Names.ContainsKey("");

    public int Id => _row.Id;
    public Guid Key => _row.Key;
    public IPublishedContentType ContentType { get; }
    public string? Template => _row.Template;
    public int SortOrder => _row.SortOrder;
    public int Level => Above is null ? 1 : Above.Level + 1;
    public DateTime CreateDate => _row.Created.UtcDateTime;
    public DateTime UpdateDate => _live.Dates.Count > 0 ? _live.Dates.Values.Max().UtcDateTime : _row.Updated.UtcDateTime;
    public IReadOnlyDictionary<string, PublishedCultureInfo> Cultures { get; }
    public PublishedItemType ItemType => _row.Kind == NodeKind.Media ? PublishedItemType.Media : PublishedItemType.Content;

    public string Name => NameIn(null) ?? "";
    public string? UrlSegment => InfoOf(null)?.UrlSegment;
    public string Path => Above is null ? $"-1,{Id}" : $"{Above.Path},{Id}";
    public int? TemplateId => null;
    public int CreatorId => -1;
    public int WriterId => -1;

    public bool IsDraft(string? culture = null) => _snapshot.IsPreview;

    /// <summary>In this culture, with all that is above it: what stands under something withdrawn is withdrawn.</summary>
    public bool IsPublished(string? culture = null) =>
        (string.IsNullOrEmpty(culture) || !Varies || Cultures.ContainsKey(culture)) && Above?.IsPublished(culture) != false;

    /// <summary>The name in this culture (the present one when null), or null when it is not published in it.</summary>
    public string? NameIn(string? culture) => InfoOf(culture)?.Name;

    /// <summary>What is stored, whether or not the type names the property.</summary>
    internal FinishedTexts Texts => _texts.Value;

    internal string? TextOf(string alias) => _live.Value(alias);

    internal string? SegmentIn(string culture) => InfoOf(culture)?.UrlSegment;

    public IEnumerable<IPublishedProperty> Properties => _properties.Value;

    public IPublishedProperty? GetProperty(string alias) =>
        ContentType.GetPropertyIndex(alias) is var index and >= 0 ? _properties.Value[index] : null;

    [Obsolete("Umbraco's own advice: ask IDocumentNavigationQueryService.")]
    public IPublishedContent? Parent => Above;

    [Obsolete("Umbraco's own advice: ask IDocumentNavigationQueryService.")]
    public IEnumerable<IPublishedContent> Children => Below;

    PublishedCultureInfo? InfoOf(string? culture) => Cultures.GetValueOrDefault(Varies ? _snapshot.CultureOf(culture) : "");
}
