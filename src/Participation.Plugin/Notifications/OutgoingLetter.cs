using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Notifications;

/// <summary>
/// A letter waiting in the outbox, written in the transaction of what it tells. <see cref="Key"/> is unique, so that
/// the same news is never told twice.
/// </summary>
public sealed class OutgoingLetter
{
    public Guid Id { get; init; }

    /// <summary>What it tells and to whom, e.g. <c>trashing/{id}</c>.</summary>
    public required string Key { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Address; emptied once the retention of sent letters ends.</summary>
    public required string To { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }

    public DateTimeOffset At { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Until then another sender leaves it alone.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }
}

sealed class OutgoingLetterTable : IEntityTypeConfiguration<OutgoingLetter>
{
    public void Configure(EntityTypeBuilder<OutgoingLetter> table)
    {
        table.ToTable("Letters");
        table.Property(letter => letter.Key).HasMaxLength(200);
        table.Property(letter => letter.To).HasMaxLength(254);
        table.Property(letter => letter.Subject).HasMaxLength(300);
        table.HasIndex(letter => letter.Key).IsUnique();
        table.HasIndex(letter => new { letter.SentAt, letter.DueAt });
        table.HasIndex(letter => letter.PersonId);
    }
}
