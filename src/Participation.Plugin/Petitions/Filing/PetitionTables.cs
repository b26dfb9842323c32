using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Petitions;

sealed class PetitionTable : IEntityTypeConfiguration<Petition>
{
    public void Configure(EntityTypeBuilder<Petition> table)
    {
        table.Ignore(petition => petition.Rules);
        table.Property(petition => petition.Title).HasMaxLength(WritePetition.LongestTitle);
        table.Property(petition => petition.ClaimedByName).HasMaxLength(200);
        table
            .HasOne(petition => petition.Author)
            .WithMany()
            .HasForeignKey(petition => petition.AuthorId)
            .OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(petition => new { petition.ProcessId, petition.Stage });
        table.HasIndex(petition => petition.AuthorId);
    }
}

sealed class PetitionStepTable : IEntityTypeConfiguration<PetitionStep>
{
    public void Configure(EntityTypeBuilder<PetitionStep> table)
    {
        table.Property(step => step.AgentName).HasMaxLength(200);
        table.Property(step => step.Video).HasMaxLength(500);
        table.Property(step => step.Minutes).HasMaxLength(500);
        table.HasOne<Petition>().WithMany().HasForeignKey(step => step.PetitionId).OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(step => new { step.PetitionId, step.At });
    }
}
