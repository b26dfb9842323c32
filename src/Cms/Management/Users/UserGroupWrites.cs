using System.Text.Json.Nodes;
using Cms.Management.Events;
using Cms.Management.Values;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Users;

/// <summary>Groups made and changed, by administrators.</summary>
internal static class UserGroupWrites
{
    public sealed record GroupForm(
        Guid? Id,
        string Name,
        string Alias,
        string? Icon,
        string? Description,
        IReadOnlyList<string> Sections,
        IReadOnlyList<string> Languages,
        bool HasAccessToAllLanguages,
        Reference? DocumentStartNode,
        bool DocumentRootAccess,
        Reference? MediaStartNode,
        bool MediaRootAccess,
        IReadOnlyList<string> FallbackPermissions,
        IReadOnlyList<JsonObject> Permissions
    );

    public static void Map(RouteGroupBuilder api)
    {
        var section = api.MapGroup("").NeedsSection(Section.Users).Announces(ServerEvents.UserGroup);
        section.MapPost("/user-group", Create);
        section.MapPut(
            "/user-group/{id:guid}",
            async (Guid id, GroupForm form, SaveGroup groups, Access access, CancellationToken stop) =>
                UserWrites.Answer(await groups.Change(id, Read(form), access, stop))
        );
        section.MapDelete(
            "/user-group/{id:guid}",
            async (Guid id, SaveGroup groups, Access access, CancellationToken stop) =>
                UserWrites.Answer(await groups.Delete(id, access, stop))
        );
    }

    static async Task<IResult> Create(GroupForm form, SaveGroup groups, Access access, HttpContext http, CancellationToken stop)
    {
        var key = form.Id ?? Guid.CreateVersion7();
        var status = await groups.Create(key, Read(form), access, stop);
        return status == StaffStatus.Success ? Answers.Created(http, "user-group", key) : UserWrites.Answer(status);
    }

    static SaveGroup.Form Read(GroupForm form) =>
        new(
            form.Alias,
            new()
            {
                Name = form.Name,
                Icon = form.Icon,
                Description = form.Description,
                Sections = form.Sections,
                Languages = form.Languages,
                AllLanguages = form.HasAccessToAllLanguages,
                DocumentStart = form.DocumentStartNode?.Id,
                DocumentRoot = form.DocumentRootAccess,
                MediaStart = form.MediaStartNode?.Id,
                MediaRoot = form.MediaRootAccess,
                Verbs = form.FallbackPermissions,
                Documents = [.. form.Permissions.Select(Granular).OfType<DocumentRights>()],
            }
        );

    /// <summary>Rights on one document; the client has other kinds, which mean nothing here.</summary>
    static DocumentRights? Granular(JsonObject said) =>
        said["document"] is JsonObject document && Guid.TryParse(EditorValue.Text(document["id"]), out var key)
            ? new(key, [.. (said["verbs"] as JsonArray ?? []).Select(EditorValue.Text).OfType<string>()])
            : null;
}
