using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>Makes and spends one-time links.</summary>
public sealed class OneTimeLinks(ParticipationDb db, TimeProvider clock)
{
    public static readonly TimeSpan ToConfirm = TimeSpan.FromDays(7);
    public static readonly TimeSpan ToSignIn = TimeSpan.FromMinutes(30);

    /// <param name="Kind">What it does.</param>
    /// <param name="Email">The mailbox it is sent to.</param>
    /// <param name="PersonId">Whose account; null for a sign-up.</param>
    public sealed record Wish(LinkKind Kind, string Email, Guid? PersonId, string Culture)
    {
        public string? Pseudonym { get; init; }
        public string? PasswordHash { get; init; }
        public string? Draft { get; init; }
        public string? ReturnUrl { get; init; }
    }

    /// <summary>Adds the row to the caller's unit of work and returns the token, which is kept nowhere.</summary>
    public string Add(Wish wish)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = clock.GetUtcNow();
        db.OneTimeTokens.Add(
            new OneTimeToken
            {
                Id = Guid.CreateVersion7(now),
                Hash = HashOf(token),
                Kind = wish.Kind,
                PersonId = wish.PersonId,
                Email = wish.Email,
                Pseudonym = wish.Pseudonym,
                PasswordHash = wish.PasswordHash,
                Draft = wish.Draft is { Length: <= 1_000 } ? wish.Draft : null,
                ReturnUrl = LocalUrl.Read(wish.ReturnUrl),
                Culture = wish.Culture,
                CreatedAt = now,
                ExpiresAt = now + (wish.Kind is LinkKind.SignUp or LinkKind.ChangeEmail ? ToConfirm : ToSignIn),
            }
        );
        return token;
    }

    /// <summary>
    /// Adds a row that names nobody and opens nothing, where an account's own row would be written: so that an address
    /// without an account costs the database as much, and the time of the answer says nothing. It goes with the expired ones.
    /// </summary>
    public void AddNothing(LinkKind kind)
    {
        var now = clock.GetUtcNow();
        db.OneTimeTokens.Add(
            new OneTimeToken
            {
                Id = Guid.CreateVersion7(now),
                Hash = HashOf(WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32))),
                Kind = kind,
                CreatedAt = now,
                ExpiresAt = now,
                UsedAt = now,
            }
        );
    }

    /// <summary>Looks without touching: opening a link does nothing.</summary>
    public async Task<OneTimeToken?> Find(string token, CancellationToken stop)
    {
        var hash = HashOf(token);
        return await db.OneTimeTokens.AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, stop);
    }

    /// <summary>
    /// True for one caller only, however many press at once: the database settles it. Called inside a transaction, so
    /// that a failure after it gives the link back.
    /// </summary>
    public async Task<bool> Spend(OneTimeToken token, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var spent = await db
            .OneTimeTokens.Where(row => row.Id == token.Id && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(it => it.UsedAt, now)
                        .SetProperty(it => it.Email, (string?)null)
                        .SetProperty(it => it.Pseudonym, (string?)null)
                        .SetProperty(it => it.PasswordHash, (string?)null)
                        .SetProperty(it => it.Draft, (string?)null)
                        .SetProperty(it => it.ReturnUrl, (string?)null),
                stop
            );
        return spent == 1;
    }

    /// <summary>After a password or an address changed, what was sent before opens nothing. Inside a transaction.</summary>
    public Task<int> Cancel(Guid personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db
            .OneTimeTokens.Where(row => row.PersonId == personId && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.UsedAt, now).SetProperty(it => it.Email, (string?)null), stop);
    }

    static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
