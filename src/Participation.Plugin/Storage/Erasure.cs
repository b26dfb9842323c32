using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Storage;

/// <summary>
/// Says that one guarded row is being erased, by whom and why. It is open only inside the transaction that erases:
/// <see cref="DoneAt"/> is set before the commit, and the guards stand again.
/// </summary>
public sealed class Erasure
{
    public Guid Id { get; init; }
    public required Guid SubjectId { get; init; }
    public required string Reason { get; init; }
    public required Guid AgentId { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset? DoneAt { get; set; }
}

sealed class ErasureTable : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> table)
    {
        table.Property(erasure => erasure.Reason).HasMaxLength(2_000);
        table.HasIndex(erasure => erasure.SubjectId);
    }
}
