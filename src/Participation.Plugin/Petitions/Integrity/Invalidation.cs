using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Petitions;

/// <summary>
/// An agent's decision to take signatures out of the count, by criteria. Carried out in batches that can be stopped, and
/// taken back as a whole; who, when and why stay.
/// </summary>
public sealed class Invalidation
{
    public Guid Id { get; init; }
    public required Guid PetitionId { get; init; }

    /// <summary>What was looked for, as JSON.</summary>
    public required string Criteria { get; init; }

    /// <summary>Why, in the agent's words.</summary>
    public required string Text { get; init; }
    public required Guid AgentId { get; init; }
    public string? AgentName { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Signatures that the preview announced.</summary>
    public int Expected { get; init; }

    /// <summary>Signatures that are out of the count by this decision now.</summary>
    public int Done { get; set; }

    public InvalidationState State { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who stopped it or took it back.</summary>
    public Guid? EndedBy { get; set; }
    public string? EndedByName { get; set; }
}

public enum InvalidationState
{
    Running,

    /// <summary>Stopped by an agent; what was done stays done.</summary>
    Stopped,
    Done,

    /// <summary>Signatures are being counted again.</summary>
    Reversing,
    Reversed,
}

/// <summary>A petition counted again from its rows, and what the tallies said at the same instant.</summary>
public sealed class Recount
{
    public Guid Id { get; init; }
    public required Guid PetitionId { get; init; }
    public DateTimeOffset At { get; init; }
    public int Rows { get; init; }
    public int Tallied { get; init; }

    /// <summary>Every commune and channel agrees, not only the totals.</summary>
    public bool Agrees { get; init; }
}

sealed class InvalidationTable : IEntityTypeConfiguration<Invalidation>
{
    public void Configure(EntityTypeBuilder<Invalidation> table)
    {
        table.Property(invalidation => invalidation.AgentName).HasMaxLength(200);
        table.Property(invalidation => invalidation.EndedByName).HasMaxLength(200);
        table.HasIndex(invalidation => new { invalidation.PetitionId, invalidation.At });
        table.HasIndex(invalidation => invalidation.State);
        table
            .HasOne<Petition>()
            .WithMany()
            .HasForeignKey(invalidation => invalidation.PetitionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class RecountTable : IEntityTypeConfiguration<Recount>
{
    public void Configure(EntityTypeBuilder<Recount> table)
    {
        table.HasIndex(recount => new { recount.PetitionId, recount.At });
        table.HasOne<Petition>().WithMany().HasForeignKey(recount => recount.PetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}
