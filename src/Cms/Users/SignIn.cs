using System.Security.Claims;
using System.Threading.RateLimiting;
using Cms.Storage;
using Foundation.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Cms.Users;

/// <summary>
/// Checks an address and a password. Who is refused is not told why: an unknown address, a wrong password, a locked and
/// a closed account take the same time and read the same.
/// </summary>
public sealed class SignIn(CmsStorage storage, PasswordHasher<StaffUser> hasher, TimeProvider clock)
{
    const int LongestPassword = 1024;

    static readonly StaffUser Nobody = new()
    {
        Name = "",
        Email = "",
        Groups = [],
    };

    readonly string _hashOfNobody = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());

    /// <summary>The user, or null when refused.</summary>
    public async Task<StaffUser?> Run(string email, string password, CancellationToken stop)
    {
        await using var db = storage.Open();
        var address = CreateUser.Canonical(email);
        var known = await db.Users.AsNoTracking().FirstOrDefaultAsync(user => user.Email == address, stop);
        var tried = password.Length > LongestPassword ? "" : password;
        var matches = hasher.VerifyHashedPassword(known ?? Nobody, known?.PasswordHash ?? _hashOfNobody, tried);
        if (known is null)
            return null;
        return await db.InTransaction(() => Settle(db, known.Id, matches, password, stop), stop);
    }

    /// <summary>Read again inside the transaction: others may have failed in the meantime.</summary>
    async Task<StaffUser?> Settle(CmsDb db, int id, PasswordVerificationResult matches, string password, CancellationToken stop)
    {
        var user = await db.Users.FirstAsync(user => user.Id == id, stop);
        var now = clock.GetUtcNow();
        if (!user.MaySignIn(now))
            return null;
        var right = matches != PasswordVerificationResult.Failed;
        if (right)
            user.SignedIn(now);
        else
            user.FailedToSignIn(now);
        if (matches == PasswordVerificationResult.SuccessRehashNeeded)
            user.PasswordHash = hasher.HashPassword(user, password);
        await db.SaveChangesAsync(stop);
        return right ? user : null;
    }

    internal static async Task<IResult> Http(
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? returnUrl,
        SignIn signIn,
        SignInPage page,
        PartitionedRateLimiter<SignInAttempt> attempts,
        HttpContext http,
        CancellationToken stop
    )
    {
        using var permit = attempts.AttemptAcquire(new(http.Connection.RemoteIpAddress?.ToString() ?? ""));
        if (!permit.IsAcquired)
            return page.Show(http, email, returnUrl, SignInPage.Problem.TooManyTries).RetryAt(signIn.RetryAt(permit));
        if (await signIn.Run(email ?? "", password ?? "", stop) is not { } user)
            return page.Show(http, email, returnUrl, SignInPage.Problem.Refused);
        await http.SignInAsync(UsersRoom.Scheme, Principal(user));
        return Results.LocalRedirect(LocalOrHome(http, returnUrl));
    }

    DateTimeOffset RetryAt(RateLimitLease refused) =>
        clock.GetUtcNow() + (refused.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero);

    static ClaimsPrincipal Principal(StaffUser user) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, user.Key.ToString()),
                    new(ClaimTypes.Name, user.Name),
                    new(StaffSession.StampClaim, user.SecurityStamp.ToString()),
                ],
                UsersRoom.Scheme
            )
        );

    /// <summary>A path of this site, never another's: `//evil.example` and `/\evil.example` are theirs. A header carries ASCII.</summary>
    internal static string LocalOrHome(HttpContext http, string? address) =>
        address is ['/', ..] && address is not ['/', '/' or '\\', ..] && !address.Any(char.IsControl)
            ? string.Concat(
                address
                    .EnumerateRunes()
                    .Select(letter => letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString()))
            )
            : http.Request.PathBase.ToUriComponent() + "/";
}
