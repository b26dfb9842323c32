namespace Cms.Users;

/// <summary>Somebody who works here: administrators, editors, agents. Citizens are elsewhere.</summary>
public sealed class StaffUser
{
    public int Id { get; init; }
    public Guid Key { get; init; }
    public required string Name { get; set; }

    /// <summary>Lower case; what they sign in with.</summary>
    public required string Email { get; set; }
    public string PasswordHash { get; set; } = "";

    /// <summary>Changes with the password and the groups: sessions that carry another one end.</summary>
    public Guid SecurityStamp { get; set; }

    /// <summary>Aliases of the user groups, see <see cref="StaffGroup"/>. Replaced as a whole.</summary>
    public required List<string> Groups { get; set; }

    /// <summary>Start nodes of their own, besides those of their groups. Replaced as a whole.</summary>
    public UserReach? Reach { get; set; }
    public string Language { get; set; } = "fr-FR";
    public DateTimeOffset Created { get; init; }
    public DateTimeOffset? Disabled { get; set; }
    public DateTimeOffset? LastSignIn { get; set; }
    public int FailedSignIns { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }

    const int FailuresBeforeLock = 5;
    static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    public bool MaySignIn(DateTimeOffset now) => Disabled is null && (LockedUntil is not { } until || until <= now);

    public void SignedIn(DateTimeOffset now) => (FailedSignIns, LockedUntil, LastSignIn) = (0, null, now);

    public void Unlock() => (FailedSignIns, LockedUntil) = (0, null);

    public void FailedToSignIn(DateTimeOffset now)
    {
        if (++FailedSignIns < FailuresBeforeLock)
            return;
        (FailedSignIns, LockedUntil) = (0, now + LockTime);
    }
}
