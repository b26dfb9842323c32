using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Citizens;

/// <summary>
/// Who takes part. The only row that holds an address or a name: everything else carries its opaque id, so that closing
/// an account empties this row and leaves the debate intact.
/// </summary>
public sealed class Person
{
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
