using Cms.Users;

namespace Cms.Management.Users;

internal static class UserGroupModels
{
    public static object Model(UserGroup group) =>
        new
        {
            group.Rights.Name,
            group.Alias,
            group.Rights.Icon,
            group.Rights.Description,
            group.Rights.Sections,
            group.Rights.Languages,
            hasAccessToAllLanguages = group.Rights.AllLanguages,
            documentStartNode = Reference.Of(group.Rights.DocumentStart),
            documentRootAccess = group.Rights.DocumentRoot,
            mediaStartNode = Reference.Of(group.Rights.MediaStart),
            mediaRootAccess = group.Rights.MediaRoot,
            fallbackPermissions = group.Rights.Verbs,
            permissions = Granular(group.Rights.Documents),
            id = group.Key,
            isDeletable = !IsFromTheStart(group),
            aliasCanBeChanged = !IsFromTheStart(group),
        };

    public static object Item(UserGroup group) =>
        new
        {
            id = group.Key,
            flags = Array.Empty<object>(),
            group.Rights.Name,
            group.Rights.Icon,
            group.Alias,
        };

    public static IEnumerable<DocumentPermission> Granular(IEnumerable<DocumentRights> rights) =>
        rights.Select(said => new DocumentPermission(new(said.Document), said.Verbs));

    public static bool IsFromTheStart(UserGroup group) => group.Alias is StaffGroup.Administrators or StaffGroup.Editors;
}

/// <summary>What a group may do with one document and what is below it.</summary>
internal sealed record DocumentPermission(Reference Document, IReadOnlyList<string> Verbs)
{
    [System.Text.Json.Serialization.JsonPropertyName("$type")]
    [System.Text.Json.Serialization.JsonPropertyOrder(-1)]
    public string Type => "DocumentPermissionPresentationModel";
}
