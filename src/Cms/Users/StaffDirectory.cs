using System.Security.Claims;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Cms.Users;

/// <summary>Finds who a session or a token speaks of, while their account is open and as it was when they signed in.</summary>
internal sealed class StaffDirectory(CmsStorage storage)
{
    /// <summary>The user, or null: unknown, closed, or changed since.</summary>
    public async Task<StaffUser?> Find(ClaimsPrincipal? principal, CancellationToken stop)
    {
        var said = principal?.FindFirstValue(Claims.Subject) ?? principal?.FindFirstValue(ClaimTypes.NameIdentifier);
        if (!Guid.TryParse(said, out var key))
            return null;
        await using var db = storage.Open();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Key == key, stop);
        var stamp = principal?.FindFirstValue(StaffSession.StampClaim);
        return user is { Disabled: null } && stamp == user.SecurityStamp.ToString() ? user : null;
    }

    /// <summary>What the user may see and do.</summary>
    public async Task<Access> AccessOf(StaffUser user, CancellationToken stop)
    {
        await using var db = storage.Open();
        return new(user, await db.Groups.AsNoTracking().Where(group => user.Groups.Contains(group.Alias)).ToListAsync(stop));
    }
}
