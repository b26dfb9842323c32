using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Users;

/// <summary>Makes, changes and deletes groups of users. Those from the start keep their alias, and administrators their rights.</summary>
public sealed class SaveGroup(CmsStorage storage, TimeProvider clock)
{
    public sealed record Form(string Alias, GroupRights Rights);

    public Task<StaffStatus> Create(Guid key, Form form, Access by, CancellationToken stop) =>
        InTransaction(
            key,
            by,
            "New",
            async db =>
            {
                if (string.IsNullOrWhiteSpace(form.Rights.Name) || string.IsNullOrWhiteSpace(form.Alias))
                    return StaffStatus.UserNameMissing;
                if (await db.Groups.AnyAsync(group => group.Alias == form.Alias, stop))
                    return StaffStatus.DuplicateAlias;
                db.Groups.Add(
                    new()
                    {
                        Key = key,
                        Alias = form.Alias.Trim(),
                        Rights = form.Rights,
                    }
                );
                return StaffStatus.Success;
            },
            stop
        );

    public Task<StaffStatus> Change(Guid key, Form form, Access by, CancellationToken stop) =>
        InTransaction(
            key,
            by,
            "Save",
            async db =>
            {
                var group = await db.Groups.FirstOrDefaultAsync(group => group.Key == key, stop);
                if (group is null)
                    return StaffStatus.UserGroupNotFound;
                if (group.Alias == StaffGroup.Administrators)
                    return StaffStatus.IsFromTheStart;
                if (string.IsNullOrWhiteSpace(form.Rights.Name))
                    return StaffStatus.UserNameMissing;
                group.Rights = form.Rights;
                return StaffStatus.Success;
            },
            stop
        );

    public Task<StaffStatus> Delete(Guid key, Access by, CancellationToken stop) =>
        InTransaction(
            key,
            by,
            "Delete",
            async db =>
            {
                var group = await db.Groups.FirstOrDefaultAsync(group => group.Key == key, stop);
                if (group is null)
                    return StaffStatus.UserGroupNotFound;
                if (group.Alias is StaffGroup.Administrators or StaffGroup.Editors)
                    return StaffStatus.IsFromTheStart;
                db.Groups.Remove(group);
                return StaffStatus.Success;
            },
            stop
        );

    /// <summary>What a group may do is for administrators to say: who could widen their own group would be one.</summary>
    async Task<StaffStatus> InTransaction(
        Guid key,
        Access by,
        string action,
        Func<CmsDb, Task<StaffStatus>> change,
        CancellationToken stop
    )
    {
        if (!by.IsAdministrator)
            return StaffStatus.AdminIsNotYours;
        await using var db = storage.Open();
        return await db.InTransaction(
            async () =>
            {
                var status = await change(db);
                if (status != StaffStatus.Success)
                    return status;
                db.Audit.Add(AuditRow.New(clock.GetUtcNow(), by.User.Key, key, action));
                await db.SaveChangesAsync(stop);
                return StaffStatus.Success;
            },
            stop
        );
    }
}
