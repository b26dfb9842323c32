using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Petitions;

/// <summary>
/// Who signed, or asked to: the only row with a name and an address. Emptied when the petition is anonymised; the
/// <see cref="Signature"/> of the same id stays.
/// </summary>
public sealed class Signatory
{
    public Guid Id { get; init; }
    public required Guid PetitionId { get; init; }

    /// <summary>Whose account; null for a signature by mail.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>As typed; null for an account, whose name is in its own row, and once anonymised.</summary>
    public string? Name { get; set; }

    /// <summary>The name without case, accents and marks, to compare by.</summary>
    public string? NameKey { get; set; }

    /// <summary>As typed; null for an account and once anonymised.</summary>
    public string? Email { get; set; }

    /// <summary>
    /// Keyed hash of the mailbox behind the address (<see cref="CanonicalAddress"/>); one person a mailbox, with one
    /// exception (<see cref="OneMailbox"/>).
    /// </summary>
    public string? Mailbox { get; set; }

    /// <summary>What follows the @ of the mailbox.</summary>
    public string? Domain { get; set; }

    /// <summary>INSEE code; empty for elsewhere.</summary>
    public required string Commune { get; init; }

    /// <summary><c>fr-FR</c> or <c>en-US</c>: the language of our letters.</summary>
    public string Culture { get; init; } = "fr-FR";

    /// <summary>Agreed to hear what becomes of the petition.</summary>
    public bool WantsNews { get; set; }

    /// <summary>The instant of the latest step that they were told of.</summary>
    public DateTimeOffset? ToldUpTo { get; set; }

    /// <summary>Keyed hash of the address of the network, and of its neighbourhood; null once anonymised.</summary>
    public string? Network { get; set; }

    public string? Neighbourhood { get; set; }

    /// <summary>SHA-256 of the token of the letter; null for an account.</summary>
    public string? TokenHash { get; set; }

    public DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>0 for the first person of a mailbox, 1 for the second; null before it is confirmed.</summary>
    public int? Place { get; set; }

    /// <summary>A robot's: it saw the page that everyone sees, nothing was sent and nothing counts.</summary>
    public bool IsFraudulent { get; init; }
}

sealed class SignatoryTable : IEntityTypeConfiguration<Signatory>
{
    public void Configure(EntityTypeBuilder<Signatory> table)
    {
        table.ToTable("Signatories");
        table.Property(signatory => signatory.Name).HasMaxLength(SigningForm.LongestName);
        table.Property(signatory => signatory.NameKey).HasMaxLength(SigningForm.LongestName);
        table.Property(signatory => signatory.Email).HasMaxLength(254);
        table.Property(signatory => signatory.Mailbox).HasMaxLength(32);
        table.Property(signatory => signatory.Domain).HasMaxLength(254);
        table.Property(signatory => signatory.Commune).HasMaxLength(5);
        table.Property(signatory => signatory.Culture).HasMaxLength(10);
        table.Property(signatory => signatory.Network).HasMaxLength(32);
        table.Property(signatory => signatory.Neighbourhood).HasMaxLength(32);
        table.Property(signatory => signatory.TokenHash).HasMaxLength(64);
        table.HasIndex(signatory => signatory.TokenHash).IsUnique();
        // Settle races: one account once, a mailbox at most twice.
        table.HasIndex(signatory => new { signatory.PetitionId, signatory.PersonId }).IsUnique();
        table
            .HasIndex(signatory => new
            {
                signatory.PetitionId,
                signatory.Mailbox,
                signatory.Place,
            })
            .IsUnique();
        // Who is still to be told.
        table.HasIndex(signatory => new { signatory.PetitionId, signatory.ToldUpTo }).HasFilter("\"WantsNews\"");
        // What the integrity desk looks for.
        table.HasIndex(signatory => new { signatory.PetitionId, signatory.Network });
        table.HasIndex(signatory => new { signatory.PetitionId, signatory.Domain });
        table.HasIndex(signatory => new { signatory.PetitionId, signatory.NameKey });
        table.HasOne<Petition>().WithMany().HasForeignKey(signatory => signatory.PetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
