using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Management.Values;

namespace Cms.Management.Documents;

internal sealed record TypeReference(Guid Id, string Icon, Reference? Collection);

internal sealed record DocumentVariantItem(string Name, string? Culture, string Id, IReadOnlyList<object> Flags, string State);

internal sealed record DocumentVariant(
    string? Culture,
    string? Segment,
    string Name,
    DateTimeOffset CreateDate,
    DateTimeOffset UpdateDate,
    string State,
    DateTimeOffset? PublishDate,
    DateTimeOffset? ScheduledPublishDate,
    DateTimeOffset? ScheduledUnpublishDate,
    string Id,
    IReadOnlyList<object> Flags
);

internal sealed record DocumentModel(
    Guid Id,
    IReadOnlyList<ValueModel> Values,
    IReadOnlyList<DocumentVariant> Variants,
    IReadOnlyList<object> Flags,
    TypeReference DocumentType,
    Reference? Template,
    bool IsTrashed
);

/// <summary>In a tree, a list, a picker, the recycle bin: they ask for less or more of the same.</summary>
internal sealed record DocumentItem(
    Guid Id,
    Reference? Parent,
    bool HasChildren,
    IReadOnlyList<object> Flags,
    bool NoAccess,
    bool IsTrashed,
    DateTimeOffset CreateDate,
    bool IsProtected,
    IReadOnlyList<Reference> Ancestors,
    TypeReference DocumentType,
    IReadOnlyList<DocumentVariantItem> Variants
);

internal static class DocumentModels
{
    static readonly object[] NoFlags = [];

    public static DocumentModel Model(NodeRow node, Elements elements) => Model(node, node.Draft, elements);

    /// <summary>A document with the content of its draft, of what is live, or of a version.</summary>
    public static DocumentModel Model(NodeRow node, NodeContent content, Elements elements) =>
        new(
            node.Key,
            PropertyValues.Open(content, node.TypeKey, elements),
            [.. content.Names.Select(name => Variant(node, name.Key, name.Value))],
            NoFlags,
            TypeOf(node, elements),
            null,
            node.Trashed
        );

    public static DocumentVariant Variant(NodeRow node, string culture, string name) =>
        new(
            PropertyValues.NullIfEmpty(culture),
            null,
            name,
            node.Created,
            node.Updated,
            StateOf(node, culture),
            node.Live?.Dates.TryGetValue(culture, out var published) == true ? published : null,
            When(node, culture, ScheduledAction.Release),
            When(node, culture, ScheduledAction.Expire),
            $"{node.Key}_{culture}",
            NoFlags
        );

    public static DocumentItem Item(Placed placed, Elements elements) => Item(placed.Node, placed, elements);

    static DocumentItem Item(NodeRow node, Placed placed, Elements elements) =>
        new(
            node.Key,
            Reference.Of(node.Parent),
            placed.HasChildren,
            NoFlags,
            placed.NoAccess,
            node.Trashed,
            node.Created,
            IsProtected: false,
            [.. placed.Ancestors.Select(key => new Reference(key))],
            TypeOf(node, elements),
            [
                .. node.Draft.Names.Select(name => new DocumentVariantItem(
                    name.Value,
                    PropertyValues.NullIfEmpty(name.Key),
                    $"{node.Key}_{name.Key}",
                    NoFlags,
                    StateOf(node, name.Key)
                )),
            ]
        );

    public static TypeReference TypeOf(NodeRow node, Elements elements) =>
        new(node.TypeKey, elements.Rules.Find(node.TypeKey)?.Definition.Icon ?? "icon-document", null);

    public static string StateOf(NodeRow node, string culture) =>
        node.Trashed ? "Trashed"
        : node.Live?.Names.ContainsKey(culture) != true ? "Draft"
        : IsAhead(node, culture) ? "PublishedPendingChanges"
        : "Published";

    /// <summary>Whether the draft says something else than what the public reads.</summary>
    static bool IsAhead(NodeRow node, string culture) =>
        node.Live is not { } live
        || live.Names.GetValueOrDefault(culture) != node.Draft.Names.GetValueOrDefault(culture)
        || !IsSame(live, node.Draft, culture)
        || (culture.Length > 0 && !IsSame(live, node.Draft, ""));

    static bool IsSame(NodeContent one, NodeContent other, string culture)
    {
        var (here, there) = (one.Values.GetValueOrDefault(culture), other.Values.GetValueOrDefault(culture));
        return ReferenceEquals(here, there)
            || (
                (here?.Count ?? 0) == (there?.Count ?? 0)
                && (here ?? []).All(value => there?.GetValueOrDefault(value.Key) == value.Value)
            );
    }

    static DateTimeOffset? When(NodeRow node, string culture, ScheduledAction action) =>
        node
            .Schedule?.FirstOrDefault(change =>
                change.Action == action && change.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase)
            )
            ?.At;
}
