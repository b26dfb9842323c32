using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Contributions;

sealed class ContributionTable : IEntityTypeConfiguration<Contribution>
{
    public void Configure(EntityTypeBuilder<Contribution> table)
    {
        table.Property(contribution => contribution.Type).HasMaxLength(80);
        table.Property(contribution => contribution.Title).HasMaxLength(500);
        table.Property(contribution => contribution.Section).HasMaxLength(300);
        table.Property(contribution => contribution.Theme).HasMaxLength(300);
        table.Property(contribution => contribution.Commune).HasMaxLength(5);
        table.Property(contribution => contribution.Place).HasMaxLength(300);
        table.ComplexProperty(contribution => contribution.Votes);
        table
            .HasOne(contribution => contribution.Author)
            .WithMany()
            .HasForeignKey(contribution => contribution.AuthorId)
            .OnDelete(DeleteBehavior.Restrict);
        table
            .HasOne<Contribution>()
            .WithMany()
            .HasForeignKey(contribution => contribution.ParentId)
            .OnDelete(DeleteBehavior.Restrict);
        table
            .HasOne(contribution => contribution.Withdrawal)
            .WithOne()
            .HasForeignKey<Withdrawal>(withdrawal => withdrawal.ContributionId)
            .OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(contribution => new { contribution.ProcessId, contribution.TrashedAt });
        table.HasIndex(contribution => contribution.ParentId);
        table.HasIndex(contribution => contribution.AuthorId);
    }
}
