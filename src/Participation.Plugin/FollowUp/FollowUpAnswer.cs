using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.FollowUp;

/// <summary>What the institution answered to a contribution, and the status it gave it. The latest one counts.</summary>
public sealed class FollowUpAnswer
{
    public Guid Id { get; init; }
    public required Guid ContributionId { get; init; }
    public FollowUpStatus Status { get; init; }
    public required string Text { get; init; }

    /// <summary>The service that answers, in words.</summary>
    public required string Service { get; init; }
    public required Guid AgentId { get; init; }

    /// <summary>Shown to colleagues, never to the public; null for an import.</summary>
    public string? AgentName { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>What became of a contribution (F1); shown by colour, shape, icon and word.</summary>
public enum FollowUpStatus
{
    TakenIntoAccount,
    AlreadyDone,
    UnderStudy,
    NotRetained,
    OutOfScope,
}

sealed class FollowUpAnswerTable : IEntityTypeConfiguration<FollowUpAnswer>
{
    public void Configure(EntityTypeBuilder<FollowUpAnswer> table)
    {
        table.Property(answer => answer.Service).HasMaxLength(200);
        table.Property(answer => answer.AgentName).HasMaxLength(200);
        table.HasIndex(answer => new { answer.ContributionId, answer.At });
        table
            .HasOne<Contributions.Contribution>()
            .WithMany()
            .HasForeignKey(answer => answer.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
