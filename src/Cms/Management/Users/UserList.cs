using Cms.Storage;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cms.Management.Users;

/// <summary>Users and groups as they are read: names for everybody, accounts for who sees that section.</summary>
internal static class UserList
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(
            "/item/user",
            async (Guid[] id, StaffReader staff, CancellationToken stop) =>
                Results.Ok((await staff.Users(stop)).Where(user => id.Contains(user.Key)).Select(Item))
        );
        api.MapGet(
            "/item/user-group",
            async (Guid[] id, StaffReader staff, CancellationToken stop) =>
                Results.Ok((await staff.Groups(stop)).Where(group => id.Contains(group.Key)).Select(UserGroupModels.Item))
        );
        api.MapGet("/user/configuration", Configuration);
        var section = api.MapGroup("").NeedsSection(Section.Users);
        section.MapGet("/user", Users);
        section.MapGet("/filter/user", Users);
        section.MapGet("/user/{id:guid}", OneUser);
        section.MapGet("/user/{id:guid}/calculate-start-nodes", StartNodes);
        section.MapGet("/user/{id:guid}/client-credentials", Answers.EmptyList);
        section.MapGet("/user/{id:guid}/2fa", Answers.EmptyList);
        section.MapGet("/user-group", Groups);
        section.MapGet("/filter/user-group", Groups);
        section.MapGet("/user-group/{id:guid}", OneGroup);
    }

    static IResult Configuration() =>
        Results.Ok(
            new
            {
                canInviteUsers = false,
                usernameIsEmail = true,
                passwordConfiguration = Server.ServerInfo.PasswordRules,
                allowChangePassword = true,
                allowTwoFactor = false,
            }
        );

    static object Item(StaffUser user) =>
        new
        {
            id = user.Key,
            flags = Array.Empty<object>(),
            user.Name,
            avatarUrls = Array.Empty<string>(),
            kind = "Default",
        };

    static async Task<IResult> Users(
        StaffReader staff,
        TimeProvider clock,
        CancellationToken stop,
        string? filter = null,
        int skip = 0,
        int take = 100
    )
    {
        var groups = await staff.Groups(stop);
        var found = (await staff.Users(stop))
            .Where(user =>
                filter is null
                || user.Name.Contains(filter, StringComparison.CurrentCultureIgnoreCase)
                || user.Email.Contains(filter, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        return Results.Ok(Paged<StaffUser>.Of(found, skip, take).Select(user => Model(user, groups, clock.GetUtcNow())));
    }

    static async Task<IResult> OneUser(Guid id, StaffReader staff, TimeProvider clock, CancellationToken stop) =>
        (await staff.Users(stop)).Find(user => user.Key == id) is { } found
            ? Results.Ok(Model(found, await staff.Groups(stop), clock.GetUtcNow()))
            : Refusal.NotFound;

    static async Task<IResult> StartNodes(Guid id, StaffReader staff, CancellationToken stop)
    {
        if ((await staff.Users(stop)).Find(user => user.Key == id) is not { } user)
            return Refusal.NotFound;
        var access = new Access(user, (await staff.Groups(stop)).FindAll(group => user.Groups.Contains(group.Alias)));
        return Results.Ok(
            new
            {
                id,
                documentStartNodeIds = access.Documents.Starts.Select(key => new Reference(key)),
                hasDocumentRootAccess = access.Documents.Root,
                mediaStartNodeIds = access.Media.Starts.Select(key => new Reference(key)),
                hasMediaRootAccess = access.Media.Root,
            }
        );
    }

    static async Task<IResult> Groups(
        StaffReader staff,
        CancellationToken stop,
        string? filter = null,
        int skip = 0,
        int take = 100
    )
    {
        var found = (await staff.Groups(stop)).FindAll(group =>
            filter is null || group.Rights.Name.Contains(filter, StringComparison.CurrentCultureIgnoreCase)
        );
        return Results.Ok(Paged<UserGroup>.Of(found, skip, take).Select(UserGroupModels.Model));
    }

    static async Task<IResult> OneGroup(Guid id, StaffReader staff, CancellationToken stop) =>
        (await staff.Groups(stop)).Find(group => group.Key == id) is { } found
            ? Results.Ok(UserGroupModels.Model(found))
            : Refusal.NotFound;

    public static object Model(StaffUser user, IEnumerable<UserGroup> groups, DateTimeOffset now) =>
        new
        {
            user.Email,
            userName = user.Email,
            user.Name,
            userGroupIds = groups.Where(group => user.Groups.Contains(group.Alias)).Select(group => new Reference(group.Key)),
            id = user.Key,
            languageIsoCode = user.Language,
            documentStartNodeIds = (user.Reach?.Documents ?? []).Select(key => new Reference(key)),
            hasDocumentRootAccess = user.Reach?.DocumentRoot ?? false,
            mediaStartNodeIds = (user.Reach?.Media ?? []).Select(key => new Reference(key)),
            hasMediaRootAccess = user.Reach?.MediaRoot ?? false,
            avatarUrls = Array.Empty<string>(),
            state = user.Disabled is not null ? "Disabled"
            : user.LockedUntil > now ? "LockedOut"
            : user.LastSignIn is null ? "Inactive"
            : "Active",
            failedLoginAttempts = user.FailedSignIns,
            createDate = user.Created,
            updateDate = user.LastSignIn ?? user.Created,
            lastLoginDate = user.LastSignIn,
            lastLockoutDate = (DateTimeOffset?)null,
            lastPasswordChangeDate = (DateTimeOffset?)null,
            isAdmin = user.Groups.Contains(StaffGroup.Administrators),
            kind = "Default",
        };
}

internal sealed class StaffReader(CmsStorage storage)
{
    public async Task<List<StaffUser>> Users(CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.Users.AsNoTracking().OrderBy(user => user.Name).ToListAsync(stop);
    }

    public async Task<List<UserGroup>> Groups(CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.Groups.AsNoTracking().OrderBy(group => group.Id).ToListAsync(stop);
    }
}
