using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Contributions;

/// <summary>One person's opinion of one contribution; it can change, there is never a second one.</summary>
public sealed class Support
{
    public required Guid ContributionId { get; init; }
    public required Guid PersonId { get; init; }
    public Opinion Opinion { get; set; }
    public DateTimeOffset At { get; set; }
}

public enum Opinion
{
    Agree = 1,
    Mixed = 0,
    Disagree = -1,
}

sealed class SupportTable : IEntityTypeConfiguration<Support>
{
    public void Configure(EntityTypeBuilder<Support> table)
    {
        table.HasKey(support => new { support.ContributionId, support.PersonId });
        table.HasIndex(support => support.PersonId);
        table
            .HasOne<Contribution>()
            .WithMany()
            .HasForeignKey(support => support.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
