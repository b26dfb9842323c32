using Cms.Documents;
using Cms.Management.Documents;
using Cms.Management.Nodes;
using Cms.Management.Types;
using Cms.Management.Values;

namespace Cms.Management.Media;

internal sealed record MediaVariant(
    string? Culture,
    string? Segment,
    string Name,
    DateTimeOffset CreateDate,
    DateTimeOffset UpdateDate
);

internal sealed record MediaModel(
    Guid Id,
    IReadOnlyList<ValueModel> Values,
    IReadOnlyList<MediaVariant> Variants,
    IReadOnlyList<object> Flags,
    TypeReference MediaType,
    bool IsTrashed
);

internal sealed record MediaItem(
    Guid Id,
    Reference? Parent,
    bool HasChildren,
    IReadOnlyList<object> Flags,
    bool NoAccess,
    bool IsTrashed,
    DateTimeOffset CreateDate,
    TypeReference MediaType,
    IReadOnlyList<MediaVariant> Variants
);

internal static class MediaModels
{
    public static MediaModel Model(NodeRow node, Elements elements) =>
        new(
            node.Key,
            PropertyValues.Open(node.Draft, node.TypeKey, elements),
            Variants(node),
            [],
            TypeOf(node, elements),
            node.Trashed
        );

    public static MediaItem Item(Placed placed, Elements elements) =>
        new(
            placed.Node.Key,
            Reference.Of(placed.Node.Parent),
            placed.HasChildren,
            [],
            placed.NoAccess,
            placed.Node.Trashed,
            placed.Node.Created,
            TypeOf(placed.Node, elements),
            Variants(placed.Node)
        );

    /// <summary>In a grid or a list.</summary>
    public static object InCollection(NodeRow node, string? creator, Elements elements)
    {
        var model = Model(node, elements);
        return new
        {
            model.Values,
            model.Variants,
            model.Id,
            model.Flags,
            creator,
            node.SortOrder,
            mediaType = new
            {
                model.MediaType.Id,
                alias = elements.Rules.Find(node.TypeKey)?.Alias ?? "",
                model.MediaType.Icon,
                model.MediaType.Collection,
            },
        };
    }

    static TypeReference TypeOf(NodeRow node, Elements elements) =>
        new(
            node.TypeKey,
            elements.Rules.Find(node.TypeKey)?.Definition.Icon ?? "icon-picture",
            ContentTypeModels.CollectionOf(elements.Rules.Find(node.TypeKey))
        );

    static IReadOnlyList<MediaVariant> Variants(NodeRow node) =>
        [
            .. node.Draft.Names.Select(name => new MediaVariant(
                PropertyValues.NullIfEmpty(name.Key),
                null,
                name.Value,
                node.Created,
                node.Updated
            )),
        ];
}
