using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Citizens;

/// <summary>
/// Who takes part. The only row that holds an address or a name: everything else carries its opaque id, so that closing
/// an account empties this row and leaves the debate intact.
/// </summary>
public sealed class Person
{
    /// <summary>So many wrong passwords in a row close the password door for <see cref="LockTime"/>; links still work.</summary>
    public const int FailuresBeforeLock = 10;

    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    public Guid Id { get; init; }

    /// <summary>As typed; null for an imported author and for a closed account.</summary>
    public string? Email { get; set; }

    /// <summary>Upper-case invariant form, unique; null as <see cref="Email"/>.</summary>
    public string? NormalizedEmail { get; set; }

    /// <summary>The public name, a pseudonym if the person likes; null once the account is closed.</summary>
    public string? Pseudonym { get; set; }

    /// <summary>Null when the person signs in by one-time links only.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes when sessions must end.</summary>
    public string SecurityStamp { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>When the address was confirmed; null before. An unconfirmed account publishes nothing.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public int AccessFailedCount { get; set; }
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary><c>fr-FR</c> or <c>en-US</c>: the language of our letters.</summary>
    public string Culture { get; set; } = "fr-FR";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the account was closed; the row then holds no personal data.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public bool IsLockedAt(DateTimeOffset now) => LockedUntil is { } until && now < until;

    public void MissPassword(DateTimeOffset now)
    {
        AccessFailedCount++;
        if (AccessFailedCount < FailuresBeforeLock)
            return;
        AccessFailedCount = 0;
        LockedUntil = now + LockTime;
    }

    public void EnterPassword()
    {
        AccessFailedCount = 0;
        LockedUntil = null;
    }

    /// <summary>A new password (null: links only) ends every session, ours included.</summary>
    public void ChoosePassword(string? hash)
    {
        PasswordHash = hash;
        EndSessions();
        EnterPassword();
    }

    public void ChooseEmail(Address address)
    {
        Email = address.Typed;
        NormalizedEmail = address.Normalized;
    }

    /// <summary>Nothing that says who it was is left; what carries the id stays, signed "closed account".</summary>
    public void Close(DateTimeOffset now)
    {
        Email = NormalizedEmail = Pseudonym = PasswordHash = null;
        ConfirmedAt = LockedUntil = null;
        AccessFailedCount = 0;
        Culture = "fr-FR";
        ClosedAt = now;
        EndSessions();
    }

    void EndSessions() => SecurityStamp = Guid.NewGuid().ToString("N");
}

sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.Property(person => person.Email).HasMaxLength(254);
        table.Property(person => person.NormalizedEmail).HasMaxLength(254);
        table.Property(person => person.Pseudonym).HasMaxLength(80);
        table.Property(person => person.Culture).HasMaxLength(10);
        table.HasIndex(person => person.NormalizedEmail).IsUnique();
    }
}
