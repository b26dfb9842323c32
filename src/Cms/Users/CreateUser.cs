using System.Net.Mail;
using Cms.Storage;
using Microsoft.AspNetCore.Identity;

namespace Cms.Users;

/// <summary>Opens an account for somebody of the staff.</summary>
public sealed class CreateUser(CmsStorage storage, PasswordHasher<StaffUser> hasher, TimeProvider clock)
{
    public const int ShortestPassword = 12;

    /// <param name="Groups">Aliases of user groups (<see cref="StaffGroup"/>, or a plugin's own).</param>
    public sealed record Form(string Name, string Email, string Password, IReadOnlyCollection<string> Groups);

    public enum Outcome
    {
        Created,
        NameMissing,
        EmailNotValid,
        PasswordTooShort,
        NoGroup,
        EmailTaken,
    }

    public async Task<Outcome> Run(Form form, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(form.Name))
            return Outcome.NameMissing;
        if (!MailAddress.TryCreate(form.Email, out var address) || address.Address != form.Email.Trim())
            return Outcome.EmailNotValid;
        if (form.Password.Length < ShortestPassword)
            return Outcome.PasswordTooShort;
        if (form.Groups.Count == 0)
            return Outcome.NoGroup;
        var now = clock.GetUtcNow();
        var user = new StaffUser
        {
            Key = Guid.CreateVersion7(now),
            Name = form.Name.Trim(),
            Email = Canonical(form.Email),
            Groups = [.. form.Groups],
            SecurityStamp = Guid.NewGuid(),
            Created = now,
        };
        user.PasswordHash = hasher.HashPassword(user, form.Password);
        await using var db = storage.Open();
        db.Users.Add(user);
        return await db.TrySaveChanges(stop) ? Outcome.Created : Outcome.EmailTaken;
    }

    internal static string Canonical(string email) => email.Trim().ToLowerInvariant();
}
