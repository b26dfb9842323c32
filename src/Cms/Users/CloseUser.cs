namespace Cms.Users;

/// <summary>Closes an account, opens it again, unlocks it, or deletes one that was never used.</summary>
public sealed class CloseUser(StaffChanges changes)
{
    public Task<StaffStatus> Close(Guid key, Access by, CancellationToken stop) =>
        changes.Run(
            key,
            by,
            "Disable",
            (_, user, now) =>
            {
                if (key == by.User.Key)
                    return Task.FromResult(StaffStatus.CannotChangeSelf);
                (user.Disabled, user.SecurityStamp) = (now, Guid.NewGuid());
                return Task.FromResult(StaffStatus.Success);
            },
            stop
        );

    public Task<StaffStatus> Open(Guid key, Access by, CancellationToken stop) =>
        changes.Run(
            key,
            by,
            "Enable",
            (_, user, _) =>
            {
                user.Disabled = null;
                return Task.FromResult(StaffStatus.Success);
            },
            stop
        );

    public Task<StaffStatus> Unlock(Guid key, Access by, CancellationToken stop) =>
        changes.Run(
            key,
            by,
            "Unlock",
            (_, user, _) =>
            {
                user.Unlock();
                return Task.FromResult(StaffStatus.Success);
            },
            stop
        );

    public Task<StaffStatus> Delete(Guid key, Access by, CancellationToken stop) =>
        changes.Run(
            key,
            by,
            "Delete",
            (db, user, now) =>
            {
                if (key == by.User.Key)
                    return Task.FromResult(StaffStatus.CannotChangeSelf);
                if (user.LastSignIn is not null)
                    return Task.FromResult(StaffStatus.CannotDelete);
                user.Disabled = now;
                db.Users.Remove(user);
                return Task.FromResult(StaffStatus.Success);
            },
            stop
        );
}
