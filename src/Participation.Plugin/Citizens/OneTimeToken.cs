using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Citizens;

/// <summary>
/// A link that was sent by mail and works once. We keep the SHA-256 of its 256 random bits: who reads this table opens
/// nothing. Once used it is emptied, and goes thirty days after its end (<c>docs/retention.md</c>).
/// </summary>
/// <remarks>
/// A sign-up waits here, with the name and the password that were typed, and becomes a <see cref="Person"/> when its
/// own link is confirmed. So somebody who types another's address gains nothing when its owner later signs up: each
/// letter opens the account it describes.
/// </remarks>
public sealed class OneTimeToken
{
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the token, upper-case hexadecimal.</summary>
    public required string Hash { get; init; }

    public required LinkKind Kind { get; init; }

    /// <summary>Null for a sign-up: there is nobody yet.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The mailbox that the link proves; emptied once used.</summary>
    public string? Email { get; set; }

    public string? Pseudonym { get; set; }
    public string? PasswordHash { get; set; }

    /// <summary>The secret of the draft that waits for its author, carried to whichever browser opens the link.</summary>
    public string? Draft { get; set; }

    /// <summary>A path of this site.</summary>
    public string? ReturnUrl { get; set; }

    public string Culture { get; init; } = "fr-FR";
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }

    public LinkState StateAt(DateTimeOffset now) =>
        UsedAt is not null ? LinkState.Used
        : now >= ExpiresAt ? LinkState.Expired
        : LinkState.Ready;
}

/// <summary>What a link does once its button is pressed.</summary>
public enum LinkKind
{
    SignUp,
    SignIn,
    ResetPassword,
    ChangeEmail,
}

public enum LinkState
{
    Ready,
    Used,
    Expired,

    /// <summary>Cut by a mail program, mistyped, or too old to be known.</summary>
    Unknown,
}

sealed class OneTimeTokenTable : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> table)
    {
        table.ToTable("OneTimeTokens");
        table.Property(token => token.Hash).HasMaxLength(64);
        table.Property(token => token.Email).HasMaxLength(254);
        table.Property(token => token.Pseudonym).HasMaxLength(80);
        table.Property(token => token.Draft).HasMaxLength(1_000);
        table.Property(token => token.ReturnUrl).HasMaxLength(2_000);
        table.Property(token => token.Culture).HasMaxLength(10);
        table.HasIndex(token => token.Hash).IsUnique();
        table.HasIndex(token => token.PersonId);
        table.HasIndex(token => token.Email);
        table.HasIndex(token => token.ExpiresAt);
        table.HasOne<Person>().WithMany().HasForeignKey(token => token.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
