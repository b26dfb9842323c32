using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Contributions;

/// <summary>A file joined to a contribution: an image that we encoded again, or a PDF. The bytes are in the data folder.</summary>
public sealed class Attachment
{
    public Guid Id { get; init; }

    /// <summary>Null while it belongs to a draft.</summary>
    public Guid? ContributionId { get; set; }

    public Guid? DraftId { get; set; }

    /// <summary>The name shown, never a path.</summary>
    public required string Name { get; init; }

    /// <summary><c>image/webp</c>, <c>image/jpeg</c> or <c>application/pdf</c>: what we recognised, not what was claimed.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public long Length { get; init; }

    /// <summary>What the image shows, in the author's words; required for images.</summary>
    public string? Alternative { get; set; }

    public DateTimeOffset At { get; init; }
}

sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> table)
    {
        table.Property(attachment => attachment.Name).HasMaxLength(200);
        table.Property(attachment => attachment.MediaType).HasMaxLength(60);
        table.Property(attachment => attachment.Alternative).HasMaxLength(500);
        table.HasIndex(attachment => attachment.ContributionId);
        table.HasIndex(attachment => attachment.DraftId);
    }
}
