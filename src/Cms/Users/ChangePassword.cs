using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users;

/// <summary>Gives somebody another password; their other sessions end.</summary>
public sealed class ChangePassword(StaffChanges changes, PasswordHasher<StaffUser> hasher)
{
    /// <summary>Neither 0 and O nor 1, l and I: people copy these from a screen.</summary>
    const string Readable = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <param name="before">The present one: needed of who changes their own.</param>
    public Task<StaffStatus> Run(Guid key, string? before, string password, Access by, CancellationToken stop) =>
        changes.Run(
            key,
            by,
            "ChangePassword",
            (_, user, _) =>
            {
                var own = key == by.User.Key;
                if (
                    own
                    && hasher.VerifyHashedPassword(user, user.PasswordHash, before ?? "") == PasswordVerificationResult.Failed
                )
                    return Task.FromResult(StaffStatus.InvalidPassword);
                if (password.Length is < CreateUser.ShortestPassword or > 1024)
                    return Task.FromResult(StaffStatus.InvalidPassword);
                (user.PasswordHash, user.SecurityStamp) = (hasher.HashPassword(user, password), Guid.NewGuid());
                return Task.FromResult(StaffStatus.Success);
            },
            stop
        );

    /// <summary>Four groups of five: 116 bits.</summary>
    public static string Make() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Readable, 5)));
}
