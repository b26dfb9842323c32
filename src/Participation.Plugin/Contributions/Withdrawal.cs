using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Contributions;

/// <summary>The author took the contribution back. It leaves the lists; its address says so.</summary>
public sealed class Withdrawal
{
    public required Guid ContributionId { get; init; }
    public DateTimeOffset At { get; init; }
}

sealed class WithdrawalTable : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> table) => table.HasKey(withdrawal => withdrawal.ContributionId);
}
