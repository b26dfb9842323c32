using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Moderation;

/// <summary>
/// An agent moved an item to the trash: who, when, for which reason of the charter and in which words. The trash is
/// public; the text is hidden when the reason is that it insults or discloses personal data.
/// </summary>
public sealed class Trashing
{
    public Guid Id { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>The process that the item belongs to: the public trash is sorted by it.</summary>
    public required Guid ProcessId { get; init; }
    public ModerationReason Reason { get; init; }
    public required string Text { get; init; }

    /// <summary>The agent's key in the CMS.</summary>
    public required Guid AgentId { get; init; }

    /// <summary>Shown to colleagues, never to the public; null for an import.</summary>
    public string? AgentName { get; init; }
    public DateTimeOffset At { get; init; }

    public bool HidesText => Reason is ModerationReason.Insulting or ModerationReason.PersonalData or ModerationReason.Illegal;

    public Restoration? Restoration { get; init; }
}

/// <summary>The end of a <see cref="Trashing"/>: the item is public again.</summary>
public sealed class Restoration
{
    public Guid Id { get; init; }
    public required Guid TrashingId { get; init; }
    public required string Text { get; init; }
    public required Guid AgentId { get; init; }

    /// <summary>Shown to colleagues, never to the public; null for an import.</summary>
    public string? AgentName { get; init; }
    public DateTimeOffset At { get; init; }
}

sealed class TrashingTable : IEntityTypeConfiguration<Trashing>
{
    public void Configure(EntityTypeBuilder<Trashing> table)
    {
        table.Property(trashing => trashing.SubjectKind).HasMaxLength(40);
        table.Property(trashing => trashing.Text).HasMaxLength(4_000);
        table.Property(trashing => trashing.AgentName).HasMaxLength(200);
        table.HasIndex(trashing => new { trashing.SubjectId, trashing.At });
        table.HasIndex(trashing => new { trashing.ProcessId, trashing.At });
        table.HasIndex(trashing => trashing.At);
        table
            .HasOne(trashing => trashing.Restoration)
            .WithOne()
            .HasForeignKey<Restoration>(restoration => restoration.TrashingId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class RestorationTable : IEntityTypeConfiguration<Restoration>
{
    public void Configure(EntityTypeBuilder<Restoration> table)
    {
        table.Property(restoration => restoration.Text).HasMaxLength(4_000);
        table.Property(restoration => restoration.AgentName).HasMaxLength(200);
    }
}
