using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Notifications;

/// <summary>
/// A letter waiting in the outbox, written in the transaction of what it tells. <see cref="Key"/> is unique, so that
/// the same news is never told twice. Once sent, the address and the words are emptied: what stays says that it went.
/// </summary>
public sealed class OutgoingLetter
{
    /// <summary>So many failures, over about two days, and it is left for somebody to look at.</summary>
    public const int MaxAttempts = 12;

    static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromHours(8);

    public Guid Id { get; init; }

    /// <summary>What it tells and to whom, e.g. <c>trashing/{id}</c>.</summary>
    public required string Key { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>Address; emptied once sent.</summary>
    public required string To { get; set; }
    public required string Subject { get; set; }

    /// <summary>Emptied once sent: it may hold a link that signs in.</summary>
    public required string Text { get; set; }

    /// <summary>Where one click ends such letters (RFC 8058); null for a letter that somebody asked for. Emptied once sent.</summary>
    public string? Unsubscribe { get; set; }

    public DateTimeOffset At { get; init; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Until then another sender leaves it alone.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public string? LastError { get; set; }

    public void Leave(DateTimeOffset now)
    {
        SentAt = now;
        LeasedUntil = null;
        LastError = null;
        To = Text = "";
        Unsubscribe = null;
    }

    /// <summary>Tried again after 1, 2, 4… minutes, then every eight hours; not at all when it was refused for good.</summary>
    public void ComeBack(DateTimeOffset now, string? reason, bool forGood)
    {
        LeasedUntil = null;
        LastError = reason is { Length: > 500 } ? reason[..500] : reason;
        if (forGood)
            Attempts = MaxAttempts;
        var pause = FirstPause * Math.Pow(2, Math.Max(0, Attempts - 1));
        DueAt = now + (pause < LongestPause ? pause : LongestPause);
    }
}

sealed class OutgoingLetterTable : IEntityTypeConfiguration<OutgoingLetter>
{
    public void Configure(EntityTypeBuilder<OutgoingLetter> table)
    {
        table.ToTable("Letters");
        table.Property(letter => letter.Key).HasMaxLength(200);
        table.Property(letter => letter.To).HasMaxLength(254);
        table.Property(letter => letter.Subject).HasMaxLength(300);
        table.Property(letter => letter.Unsubscribe).HasMaxLength(500);
        table.Property(letter => letter.LastError).HasMaxLength(500);
        table.HasIndex(letter => letter.Key).IsUnique();
        table.HasIndex(letter => new { letter.SentAt, letter.DueAt });
        table.HasIndex(letter => letter.PersonId);
    }
}
