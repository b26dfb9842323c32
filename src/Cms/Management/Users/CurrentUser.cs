using Cms.Management.Nodes;
using Cms.Management.Server;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Users;

/// <summary>Who is signed in, and what they may do: the client hides the rest.</summary>
internal static class CurrentUser
{
    public static void Map(RouteGroupBuilder api)
    {
        var current = api.MapGroup("/user/current");
        current.MapGet("", (Access access) => Results.Ok(Model(access)));
        current.MapGet("/configuration", Configuration);
        current.MapGet("/login-providers", Answers.EmptyList);
        current.MapGet("/2fa", Answers.EmptyList);
        current.MapGet("/permissions", DocumentPermissions);
        current.MapGet("/permissions/document", DocumentPermissions);
        current.MapGet("/permissions/media", MediaPermissions);
    }

    public static object Model(Access access) =>
        new
        {
            access.User.Email,
            userName = access.User.Email,
            access.User.Name,
            userGroupIds = access.Groups.Select(group => new Reference(group.Key)),
            id = access.User.Key,
            languageIsoCode = access.User.Language,
            documentStartNodeIds = access.Documents.Starts.Select(key => new Reference(key)),
            hasDocumentRootAccess = access.Documents.Root,
            mediaStartNodeIds = access.Media.Starts.Select(key => new Reference(key)),
            hasMediaRootAccess = access.Media.Root,
            avatarUrls = Array.Empty<string>(),
            languages = access.Languages,
            hasAccessToAllLanguages = access.AllLanguages,
            hasAccessToSensitiveData = access.IsAdministrator,
            fallbackPermissions = access.Verbs,
            permissions = UserGroupModels.Granular(access.Groups.SelectMany(group => group.Rights.Documents)),
            allowedSections = access.Sections,
            isAdmin = access.IsAdministrator,
        };

    static IResult Configuration() =>
        Results.Ok(
            new
            {
                keepUserLoggedIn = false,
                passwordConfiguration = ServerInfo.PasswordRules,
                allowChangePassword = true,
                allowTwoFactor = false,
            }
        );

    static async Task<IResult> DocumentPermissions(Guid[] id, NodeReader nodes, Access access, CancellationToken stop)
    {
        var permissions = new List<object>();
        foreach (var key in id)
            permissions.Add(new { nodeKey = key, permissions = access.VerbsOn(await nodes.PathOf(key, stop)) });
        return Results.Ok(new { permissions });
    }

    static IResult MediaPermissions(Guid[] id, Access access) =>
        Results.Ok(new { permissions = id.Select(key => new { nodeKey = key, permissions = access.Verbs }) });
}
