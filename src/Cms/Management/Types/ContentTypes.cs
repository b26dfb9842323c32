using Cms.DocumentTypes;
using Cms.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Types;

/// <summary>Document types and media types: what the editors of content need of them, and their trees.</summary>
internal static class ContentTypes
{
    public static void Map(RouteGroupBuilder api)
    {
        MapKind(api, TypeKind.Document, "document-type", ContentTypeModels.Document);
        MapKind(api, TypeKind.Media, "media-type", ContentTypeModels.Media);
        api.MapGet("/document-type/configuration", DocumentTypeConfiguration);
        api.MapGet("/media-type/configuration", () => Results.Ok(new { reservedFieldNames = Array.Empty<string>() }));
        api.MapGet("/item/media-type/allowed", AllowedFor);
        api.MapGet("/item/media-type/folders", Folders);
        api.MapGet("/property-type/is-used", IsUsed);
    }

    static void MapKind(RouteGroupBuilder api, TypeKind kind, string name, Func<TypeRow, object> model)
    {
        api.MapGet(
            $"/{name}/{{id:guid}}",
            (Guid id, SnapshotSource snapshots) =>
                Find(snapshots, kind, id) is { } type ? Results.Ok(model(type)) : Refusal.NotFound
        );
        api.MapGet(
            $"/{name}/allowed-at-root",
            (SnapshotSource snapshots, int skip = 0, int take = 100) =>
                Page(All(snapshots, kind).Where(type => type.Definition.AllowAtRoot), skip, take)
        );
        api.MapGet(
            $"/{name}/{{id:guid}}/allowed-children",
            (Guid id, SnapshotSource snapshots, int skip = 0, int take = 100) => AllowedBelow(snapshots, kind, id, skip, take)
        );
        api.MapGet(
            $"/{name}/{{id:guid}}/composition-references",
            (Guid id, SnapshotSource snapshots) =>
                Results.Ok(
                    All(snapshots, kind)
                        .Where(type => type.Definition.Compositions.Contains(id))
                        .Select(type => new
                        {
                            id = type.Key,
                            type.Definition.Name,
                            icon = ContentTypeModels.IconOf(type),
                        })
                )
        );
        api.MapGet(
            $"/item/{name}",
            (Guid[] id, SnapshotSource snapshots) =>
                Results.Ok(id.Select(key => Find(snapshots, kind, key)).OfType<TypeRow>().Select(ContentTypeModels.Item))
        );
        api.MapGet(
            $"/item/{name}/search",
            (SnapshotSource snapshots, string? query = null, int skip = 0, int take = 100) =>
                Page(
                    All(snapshots, kind)
                        .Where(type =>
                            query is null || type.Definition.Name.Contains(query, StringComparison.CurrentCultureIgnoreCase)
                        ),
                    skip,
                    take
                )
        );
        var tree = api.MapGroup($"/tree/{name}");
        tree.MapGet(
            "/root",
            (SnapshotSource snapshots, int skip = 0, int take = 100) =>
                Results.Ok(Paged<TypeRow>.Of(All(snapshots, kind), skip, take).Select(ContentTypeModels.TreeItem))
        );
        tree.MapGet("/children", Answers.EmptyPage);
        tree.MapGet(
            "/siblings",
            (Guid target, SnapshotSource snapshots, int before = 0, int after = 0) =>
                Siblings(snapshots, kind, target, before, after)
        );
        tree.MapGet(
            "/ancestors",
            (Guid descendantId, SnapshotSource snapshots) =>
                Results.Ok(All(snapshots, kind).FindAll(type => type.Key == descendantId).Select(ContentTypeModels.TreeItem))
        );
    }

    public static List<TypeRow> All(SnapshotSource snapshots, TypeKind kind) =>
        [
            .. snapshots
                .Current.Rows.Types.Where(type => type.Kind == kind)
                .OrderBy(type => type.Definition.Name, StringComparer.CurrentCulture),
        ];

    public static TypeRow? Find(SnapshotSource snapshots, TypeKind kind, Guid id) =>
        snapshots.Current.Rows.Types.FirstOrDefault(type => type.Key == id && type.Kind == kind);

    static IResult Page(IEnumerable<TypeRow> types, int skip, int take) =>
        Results.Ok(Paged<TypeRow>.Of([.. types], skip, take).Select(ContentTypeModels.Item));

    static IResult AllowedBelow(SnapshotSource snapshots, TypeKind kind, Guid id, int skip, int take)
    {
        if (Find(snapshots, kind, id) is not { } parent)
            return Refusal.NotFound;
        var allowed = parent
            .Definition.AllowedChildren.OrderBy(child => child.SortOrder)
            .Select(child => Find(snapshots, kind, child.Key));
        return Page(allowed.OfType<TypeRow>(), skip, take);
    }

    static IResult Siblings(SnapshotSource snapshots, TypeKind kind, Guid target, int before, int after)
    {
        var all = All(snapshots, kind);
        return Results.Ok(
            Management
                .Siblings<TypeRow>.Around(all, all.FindIndex(type => type.Key == target), before, after)
                .Select(ContentTypeModels.TreeItem)
        );
    }

    static IResult DocumentTypeConfiguration() =>
        Results.Ok(
            new
            {
                dataTypesCanBeChanged = "True",
                disableTemplates = true,
                useSegments = false,
                reservedFieldNames = Array.Empty<string>(),
            }
        );

    /// <summary>Which media types take a file of this extension: those whose upload says so, and the plain file for the rest.</summary>
    static IResult AllowedFor(string fileExtension, SnapshotSource snapshots, int skip = 0, int take = 100) =>
        Page(UploadTypes.For(fileExtension, snapshots.Current), skip, take);

    static IResult Folders(SnapshotSource snapshots, int skip = 0, int take = 100) =>
        Page(All(snapshots, TypeKind.Media).Where(type => type.Alias == "Folder"), skip, take);

    static IResult IsUsed(Guid contentTypeId, string propertyAlias, SnapshotSource snapshots) =>
        Results.Ok(
            snapshots.Current.Documents.Values.Any(node =>
                node.ContentType.Key == contentTypeId && node.GetProperty(propertyAlias)?.HasValue() == true
            )
        );
}
