using Cms.DocumentTypes;
using Umbraco.Cms.Core.Models;

namespace Cms.Management.Types;

internal sealed record PropertyValidation(bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage);

internal sealed record PropertyAppearance(bool LabelOnTop);

internal sealed record PropertyModel(
    Guid Id,
    Reference? Container,
    int SortOrder,
    string Alias,
    string Name,
    string? Description,
    Reference DataType,
    bool VariesByCulture,
    bool VariesBySegment,
    PropertyValidation Validation,
    PropertyAppearance Appearance
);

internal sealed record ContainerModel(Guid Id, Reference? Parent, string? Name, string Type, int SortOrder);

/// <summary>Document and media types in the client's shape: groups are containers with keys, a group in a tab has a parent.</summary>
internal static class ContentTypeModels
{
    public static object Document(TypeRow type) =>
        new
        {
            type.Alias,
            type.Definition.Name,
            description = type.Definition.Description ?? "",
            icon = IconOf(type),
            allowedAsRoot = type.Definition.AllowAtRoot,
            variesByCulture = Varies(type.Definition.Variations),
            variesBySegment = false,
            collection = (Reference?)null,
            type.Definition.IsElement,
            properties = Properties(type),
            containers = Containers(type),
            id = type.Key,
            allowedTemplates = Array.Empty<Reference>(),
            defaultTemplate = (Reference?)null,
            cleanup = new
            {
                preventCleanup = true,
                keepAllVersionsNewerThanDays = (int?)null,
                keepLatestVersionPerDayForDays = (int?)null,
            },
            allowedDocumentTypes = type.Definition.AllowedChildren.Select(child => new
            {
                documentType = new Reference(child.Key),
                child.SortOrder,
            }),
            compositions = type.Definition.Compositions.Select(key => new
            {
                documentType = new Reference(key),
                compositionType = "Composition",
            }),
        };

    public static object Media(TypeRow type) =>
        new
        {
            type.Alias,
            type.Definition.Name,
            description = type.Definition.Description ?? "",
            icon = IconOf(type),
            allowedAsRoot = type.Definition.AllowAtRoot,
            variesByCulture = false,
            variesBySegment = false,
            collection = CollectionOf(type),
            isElement = false,
            properties = Properties(type),
            containers = Containers(type),
            id = type.Key,
            allowedMediaTypes = type.Definition.AllowedChildren.Select(child => new
            {
                mediaType = new Reference(child.Key),
                child.SortOrder,
            }),
            compositions = type.Definition.Compositions.Select(key => new
            {
                mediaType = new Reference(key),
                compositionType = "Composition",
            }),
            isDeletable = false,
            aliasCanBeChanged = false,
        };

    public static object Item(TypeRow type) =>
        new
        {
            id = type.Key,
            flags = Array.Empty<object>(),
            type.Definition.Name,
            type.Definition.IsElement,
            icon = IconOf(type),
            description = type.Definition.Description ?? "",
        };

    public static object TreeItem(TypeRow type) =>
        new
        {
            hasChildren = false,
            id = type.Key,
            parent = (Reference?)null,
            flags = Array.Empty<object>(),
            type.Definition.Name,
            isFolder = false,
            type.Definition.IsElement,
            icon = IconOf(type),
            isDeletable = false,
        };

    /// <summary>What is in a folder is shown as a grid.</summary>
    public static Reference? CollectionOf(TypeRow? type) => type?.Alias == "Folder" ? new(DataTypeList.MediaList) : null;

    public static string IconOf(TypeRow type) => type.Definition.Icon is { Length: > 0 } icon ? icon : "icon-document";

    static IEnumerable<PropertyModel> Properties(TypeRow type) =>
        type
            .Definition.Properties.OrderBy(property => property.SortOrder)
            .Select(property => new PropertyModel(
                property.Key,
                type.Definition.Groups.FirstOrDefault(group => group.Alias == property.Group) is { } group
                    ? new(group.Key)
                    : null,
                property.SortOrder,
                property.Alias,
                property.Name,
                property.Description ?? "",
                new(property.DataType),
                Varies(property.Variations & type.Definition.Variations),
                false,
                new(property.Mandatory, property.MandatoryMessage, property.Validation, property.ValidationMessage),
                new(property.LabelOnTop)
            ));

    static IEnumerable<ContainerModel> Containers(TypeRow type) =>
        type.Definition.Groups.Select(group => new ContainerModel(
            group.Key,
            ParentOf(group, type.Definition.Groups) is { } parent ? new(parent.Key) : null,
            group.Caption,
            group.IsTab ? "Tab" : "Group",
            group.SortOrder
        ));

    static GroupDefinition? ParentOf(GroupDefinition group, IReadOnlyList<GroupDefinition> groups) =>
        group.Alias.LastIndexOf('/') is > 0 and var cut
            ? groups.FirstOrDefault(other => other.Alias == group.Alias[..cut])
            : null;

    static bool Varies(ContentVariation variations) => variations.HasFlag(ContentVariation.Culture);
}
