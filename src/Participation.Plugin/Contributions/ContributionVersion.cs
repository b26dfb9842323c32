using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Contributions;

/// <summary>A text as it was before an edit. The current text is in the contribution itself.</summary>
public sealed class ContributionVersion
{
    public Guid Id { get; init; }
    public required Guid ContributionId { get; init; }

    /// <summary>From 1, without holes.</summary>
    public required int Number { get; init; }

    public required string Title { get; init; }
    public required string Body { get; init; }
    public string? Values { get; init; }

    /// <summary>When this text was published (not when it was replaced).</summary>
    public DateTimeOffset At { get; init; }
}

sealed class ContributionVersionTable : IEntityTypeConfiguration<ContributionVersion>
{
    public void Configure(EntityTypeBuilder<ContributionVersion> table)
    {
        table.HasIndex(version => new { version.ContributionId, version.Number }).IsUnique();
        table
            .HasOne<Contribution>()
            .WithMany()
            .HasForeignKey(version => version.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
