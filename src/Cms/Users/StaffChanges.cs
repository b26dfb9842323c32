using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Users;

/// <summary>
/// The common part of every change of an account: in one transaction, by somebody who may, never to the last administrator's
/// loss, and written in the history. What changes what somebody may do ends their sessions.
/// </summary>
public sealed class StaffChanges(CmsStorage storage, TimeProvider clock)
{
    /// <param name="change">Changes the account, or says why not.</param>
    public async Task<StaffStatus> Run(
        Guid key,
        Access by,
        string action,
        Func<CmsDb, StaffUser, DateTimeOffset, Task<StaffStatus>> change,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        return await db.InTransaction(
            async () =>
            {
                var user = await db.Users.FirstOrDefaultAsync(user => user.Key == key, stop);
                if (user is null)
                    return StaffStatus.UserNotFound;
                if (user.Groups.Contains(StaffGroup.Administrators) && !by.IsAdministrator)
                    return StaffStatus.AdminIsNotYours;
                var now = clock.GetUtcNow();
                var status = await change(db, user, now);
                if (status != StaffStatus.Success)
                    return status;
                if (user.Groups.Contains(StaffGroup.Administrators) && !by.IsAdministrator)
                    return StaffStatus.AdminIsNotYours;
                if (by.IsAdministrator && !await KeepsAnAdministrator(db, user, stop))
                    return StaffStatus.LastAdministrator;
                db.Audit.Add(AuditRow.New(now, by.User.Key, key, action));
                await db.SaveChangesAsync(stop);
                return StaffStatus.Success;
            },
            stop
        );
    }

    static async Task<bool> KeepsAnAdministrator(CmsDb db, StaffUser changed, CancellationToken stop)
    {
        var all = await db.Users.AsNoTracking().Where(user => user.Key != changed.Key).ToListAsync(stop);
        return all.Append(changed).Any(user => user.Disabled is null && user.Groups.Contains(StaffGroup.Administrators));
    }
}
