using System.Text.Json;
using Cms.DataTypes;
using Cms.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Types;

/// <summary>Data types: which editor a property has, with its settings.</summary>
internal static class DataTypeList
{
    /// <summary>The client asks for these by keys it has in its code.</summary>
    public static readonly Guid MediaList = new("3a0156c4-3b8c-4803-bdc1-6871faa83fff");
    static readonly Guid DocumentList = new("c0808dd3-8133-4e4b-8ce8-e2bea84a96a4");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(
            "/data-type/configuration",
            () =>
                Results.Ok(
                    new
                    {
                        canBeChanged = "True",
                        documentListViewId = DocumentList,
                        mediaListViewId = MediaList,
                    }
                )
        );
        api.MapGet(
            "/data-type/{id:guid}",
            (Guid id, SnapshotSource snapshots) =>
                All(snapshots).Find(type => type.Key == id) is { } type ? Results.Ok(Model(type)) : Refusal.NotFound
        );
        api.MapGet(
            "/data-type/{id:guid}/is-used",
            (Guid id, SnapshotSource snapshots) => Results.Ok(UsersOf(id, snapshots).Any())
        );
        api.MapGet("/data-type/{id:guid}/referenced-by", ReferencedBy);
        api.MapGet(
            "/item/data-type",
            (Guid[] id, SnapshotSource snapshots) =>
                Results.Ok(id.Select(key => All(snapshots).Find(type => type.Key == key)).OfType<DataTypeRow>().Select(Item))
        );
        api.MapGet(
            "/item/data-type/search",
            (SnapshotSource snapshots, string? query = null, int skip = 0, int take = 100) =>
                Filter(snapshots, query, null, skip, take)
        );
        api.MapGet(
            "/filter/data-type",
            (SnapshotSource snapshots, string? name = null, string? editorUiAlias = null, int skip = 0, int take = 100) =>
                Filter(snapshots, name, editorUiAlias, skip, take)
        );
        var tree = api.MapGroup("/tree/data-type");
        tree.MapGet(
            "/root",
            (SnapshotSource snapshots, int skip = 0, int take = 100) =>
                Results.Ok(Paged<DataTypeRow>.Of(All(snapshots), skip, take).Select(TreeItem))
        );
        tree.MapGet("/children", Answers.EmptyPage);
        tree.MapGet("/siblings", Siblings);
        tree.MapGet(
            "/ancestors",
            (Guid descendantId, SnapshotSource snapshots) =>
                Results.Ok(All(snapshots).FindAll(type => type.Key == descendantId).Select(TreeItem))
        );
    }

    static List<DataTypeRow> All(SnapshotSource snapshots) =>
        [.. snapshots.Current.Rows.DataTypes.OrderBy(type => type.Name, StringComparer.CurrentCulture)];

    static IResult Filter(SnapshotSource snapshots, string? name, string? editor, int skip, int take)
    {
        var found = All(snapshots)
            .FindAll(type =>
                (name is null || type.Name.Contains(name, StringComparison.CurrentCultureIgnoreCase))
                && (editor is null || type.EditorUiAlias == editor)
            );
        return Results.Ok(Paged<DataTypeRow>.Of(found, skip, take).Select(Item));
    }

    static IResult Siblings(Guid target, SnapshotSource snapshots, int before = 0, int after = 0)
    {
        var all = All(snapshots);
        return Results.Ok(
            Management
                .Siblings<DataTypeRow>.Around(all, all.FindIndex(type => type.Key == target), before, after)
                .Select(TreeItem)
        );
    }

    static IEnumerable<DocumentTypes.TypeRow> UsersOf(Guid id, SnapshotSource snapshots) =>
        snapshots.Current.Rows.Types.Where(type => type.Definition.Properties.Any(property => property.DataType == id));

    static IResult ReferencedBy(Guid id, SnapshotSource snapshots, int skip = 0, int take = 100)
    {
        var users = UsersOf(id, snapshots)
            .SelectMany(type =>
                type.Definition.Properties.Where(property => property.DataType == id).Select(property => (type, property))
            )
            .ToList();
        return Results.Ok(
            Paged<(DocumentTypes.TypeRow Type, DocumentTypes.PropertyDefinition Property)>
                .Of(users, skip, take)
                .Select(use => PropertyUse.Of(use.Type, use.Property))
        );
    }

    public static object Model(DataTypeRow type) =>
        new
        {
            type.Name,
            type.EditorAlias,
            editorUiAlias = type.EditorUiAlias ?? "",
            values = Settings(type),
            id = type.Key,
            isDeletable = type.Key != MediaList && type.Key != DocumentList,
            canIgnoreStartNodes = false,
        };

    static IEnumerable<object> Settings(DataTypeRow type) =>
        JsonReading.Parse(type.Config) is { ValueKind: JsonValueKind.Object } config
            ? config.EnumerateObject().Select(setting => new { alias = setting.Name, value = setting.Value })
            : [];

    static object Item(DataTypeRow type) =>
        new
        {
            id = type.Key,
            flags = Array.Empty<object>(),
            type.Name,
            type.EditorUiAlias,
            type.EditorAlias,
            isDeletable = true,
        };

    static object TreeItem(DataTypeRow type) =>
        new
        {
            hasChildren = false,
            id = type.Key,
            parent = (Reference?)null,
            flags = Array.Empty<object>(),
            type.Name,
            isFolder = false,
            type.EditorUiAlias,
            isDeletable = true,
        };
}

/// <summary>A property of a type that uses a data type.</summary>
internal sealed record PropertyUse(Guid Id, string Name, string Alias, object DocumentType)
{
    [System.Text.Json.Serialization.JsonPropertyName("$type")]
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Type => "DocumentTypePropertyTypeReferenceResponseModel";

    public static PropertyUse Of(DocumentTypes.TypeRow type, DocumentTypes.PropertyDefinition property) =>
        new(
            property.Key,
            property.Name,
            property.Alias,
            new
            {
                id = type.Key,
                icon = ContentTypeModels.IconOf(type),
                type.Alias,
                type.Definition.Name,
            }
        );
}
