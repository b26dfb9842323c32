using System.Net.Mail;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Users;

/// <summary>Changes who somebody is and what they may do.</summary>
public sealed class ChangeUser(StaffChanges changes)
{
    /// <param name="Groups">Aliases.</param>
    public sealed record Form(string Name, string Email, IReadOnlyCollection<string> Groups, string Language, UserReach Reach);

    public Task<StaffStatus> Run(Guid key, Form form, Access by, CancellationToken stop) =>
        changes.Run(key, by, "Save", (db, user, _) => Change(db, user, form, by, stop), stop);

    /// <summary>Only the groups.</summary>
    public Task<StaffStatus> SetGroups(Guid key, IReadOnlyCollection<string> groups, Access by, CancellationToken stop) =>
        changes.Run(key, by, "Save", (_, user, _) => Task.FromResult(SetGroups(user, groups, by)), stop);

    static async Task<StaffStatus> Change(CmsDb db, StaffUser user, Form form, Access by, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(form.Name))
            return StaffStatus.UserNameMissing;
        if (!MailAddress.TryCreate(form.Email, out var address) || address.Address != form.Email.Trim())
            return StaffStatus.InvalidEmail;
        var email = CreateUser.Canonical(form.Email);
        if (await db.Users.AnyAsync(other => other.Email == email && other.Key != user.Key, stop))
            return StaffStatus.DuplicateEmail;
        (user.Name, user.Email, user.Language, user.Reach) = (form.Name.Trim(), email, form.Language, form.Reach);
        return SetGroups(user, form.Groups, by);
    }

    static StaffStatus SetGroups(StaffUser user, IReadOnlyCollection<string> groups, Access by)
    {
        if (groups.Count == 0)
            return StaffStatus.NoUserGroup;
        if (user.Groups.ToHashSet(StringComparer.Ordinal).SetEquals(groups))
            return StaffStatus.Success;
        if (user.Key == by.User.Key)
            return StaffStatus.CannotChangeSelf;
        (user.Groups, user.SecurityStamp) = ([.. groups], Guid.NewGuid());
        return StaffStatus.Success;
    }
}
