using Cms.Management.Events;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Users;

/// <summary>Accounts made and changed, by who sees the section of users; one's own password, by everybody.</summary>
internal static class UserWrites
{
    public sealed record CreateForm(Guid? Id, string Email, string Name, IReadOnlyList<Reference> UserGroupIds);

    public sealed record UpdateForm(
        string Email,
        string Name,
        IReadOnlyList<Reference> UserGroupIds,
        string? LanguageIsoCode,
        IReadOnlyList<Reference> DocumentStartNodeIds,
        bool HasDocumentRootAccess,
        IReadOnlyList<Reference> MediaStartNodeIds,
        bool HasMediaRootAccess
    );

    public sealed record UsersForm(IReadOnlyList<Reference> UserIds);

    public sealed record GroupsForm(IReadOnlyList<Reference> UserIds, IReadOnlyList<Reference> UserGroupIds);

    public sealed record PasswordForm(string NewPassword, string? OldPassword);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/user/current/change-password", ChangeOwnPassword);
        var section = api.MapGroup("").NeedsSection(Section.Users).Announces(ServerEvents.User);
        section.MapPost("/user", Create);
        section.MapPut("/user/{id:guid}", Update);
        section.MapDelete(
            "/user/{id:guid}",
            async (Guid id, CloseUser users, Access access, CancellationToken stop) =>
                Answer(await users.Delete(id, access, stop))
        );
        section.MapPost(
            "/user/disable",
            (UsersForm form, CloseUser users, Access access, CancellationToken stop) =>
                Each(form.UserIds, id => users.Close(id, access, stop))
        );
        section.MapPost(
            "/user/enable",
            (UsersForm form, CloseUser users, Access access, CancellationToken stop) =>
                Each(form.UserIds, id => users.Open(id, access, stop))
        );
        section.MapPost(
            "/user/unlock",
            (UsersForm form, CloseUser users, Access access, CancellationToken stop) =>
                Each(form.UserIds, id => users.Unlock(id, access, stop))
        );
        section.MapPost("/user/set-user-groups", SetGroups);
        section.MapPost(
            "/user/{id:guid}/change-password",
            async (Guid id, PasswordForm form, ChangePassword change, Access access, CancellationToken stop) =>
                Answer(await change.Run(id, form.OldPassword, form.NewPassword, access, stop))
        );
        section.MapPost("/user/{id:guid}/reset-password", ResetPassword);
    }

    static async Task<IResult> Create(
        CreateForm form,
        CreateUser create,
        StaffReader staff,
        Access access,
        HttpContext http,
        CancellationToken stop
    )
    {
        var groups = await Aliases(form.UserGroupIds, staff, stop);
        if (groups.Contains(StaffGroup.Administrators) && !access.IsAdministrator)
            return Answer(StaffStatus.AdminIsNotYours);
        // The first password is given by the reset that the client sends next, and shown once.
        var outcome = await create.Run(new(form.Name, form.Email, ChangePassword.Make(), groups), stop);
        if (outcome != CreateUser.Outcome.Created)
            return Answer(StatusOf(outcome));
        var made = (await staff.Users(stop)).First(user => user.Email == CreateUser.Canonical(form.Email));
        return Answers.Created(http, "user", made.Key);
    }

    static StaffStatus StatusOf(CreateUser.Outcome outcome) =>
        outcome switch
        {
            CreateUser.Outcome.NameMissing => StaffStatus.UserNameMissing,
            CreateUser.Outcome.EmailTaken => StaffStatus.DuplicateEmail,
            CreateUser.Outcome.NoGroup => StaffStatus.NoUserGroup,
            CreateUser.Outcome.PasswordTooShort => StaffStatus.InvalidPassword,
            _ => StaffStatus.InvalidEmail,
        };

    static async Task<IResult> Update(
        Guid id,
        UpdateForm form,
        ChangeUser change,
        StaffReader staff,
        Access access,
        CancellationToken stop
    )
    {
        var reach = new UserReach
        {
            Documents = [.. form.DocumentStartNodeIds.Select(node => node.Id)],
            DocumentRoot = form.HasDocumentRootAccess,
            Media = [.. form.MediaStartNodeIds.Select(node => node.Id)],
            MediaRoot = form.HasMediaRootAccess,
        };
        var groups = await Aliases(form.UserGroupIds, staff, stop);
        return Answer(
            await change.Run(id, new(form.Name, form.Email, groups, form.LanguageIsoCode ?? "fr-FR", reach), access, stop)
        );
    }

    static async Task<IResult> SetGroups(
        GroupsForm form,
        ChangeUser change,
        StaffReader staff,
        Access access,
        CancellationToken stop
    )
    {
        var groups = await Aliases(form.UserGroupIds, staff, stop);
        return await Each(form.UserIds, id => change.SetGroups(id, groups, access, stop));
    }

    static async Task<IResult> ResetPassword(Guid id, ChangePassword change, Access access, CancellationToken stop)
    {
        if (id == access.User.Key)
            return Answer(StaffStatus.CannotChangeSelf);
        var password = ChangePassword.Make();
        var status = await change.Run(id, null, password, access, stop);
        return status == StaffStatus.Success ? Results.Ok(new { resetPassword = password }) : Answer(status);
    }

    static async Task<IResult> ChangeOwnPassword(
        PasswordForm form,
        ChangePassword change,
        Access access,
        CancellationToken stop
    ) => Answer(await change.Run(access.User.Key, form.OldPassword, form.NewPassword, access, stop));

    static async Task<IResult> Each(IReadOnlyList<Reference> users, Func<Guid, Task<StaffStatus>> change)
    {
        foreach (var user in users)
            if (await change(user.Id) is not StaffStatus.Success and var refused)
                return Answer(refused);
        return Results.Ok();
    }

    static async Task<List<string>> Aliases(IEnumerable<Reference> groups, StaffReader staff, CancellationToken stop)
    {
        var keys = groups.Select(group => group.Id).ToHashSet();
        return (await staff.Groups(stop)).FindAll(group => keys.Contains(group.Key)).ConvertAll(group => group.Alias);
    }

    internal static IResult Answer(StaffStatus status) =>
        status switch
        {
            StaffStatus.Success => Results.Ok(),
            StaffStatus.UserNotFound or StaffStatus.UserGroupNotFound => new Refusal(
                StatusCodes.Status404NotFound,
                status.ToString()
            ),
            StaffStatus.AdminIsNotYours => new Refusal(StatusCodes.Status403Forbidden, status.ToString()),
            StaffStatus.DuplicateEmail or StaffStatus.DuplicateAlias => new Refusal(
                StatusCodes.Status409Conflict,
                status.ToString()
            ),
            _ => new Refusal(StatusCodes.Status400BadRequest, status.ToString()),
        };
}
