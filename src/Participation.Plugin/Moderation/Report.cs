using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Moderation;

/// <summary>Somebody says that a contribution or a comment breaks the charter.</summary>
public sealed class Report
{
    /// <summary>The kind in the change feed.</summary>
    public const string Kind = "report";

    public Guid Id { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    /// <summary>The process that the item belongs to: agents sort by it.</summary>
    public required Guid ProcessId { get; init; }

    /// <summary>Null for a visitor without an account.</summary>
    public Guid? ReporterId { get; init; }

    public ModerationReason Reason { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }

    /// <summary>When an agent closed it, by trashing the item or by keeping it.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? ClosedBy { get; set; }

    /// <summary>Shown to colleagues, never to the public.</summary>
    public string? ClosedByName { get; set; }
}

/// <summary>The reasons of the charter, for a report and for the trash.</summary>
public enum ModerationReason
{
    OffTopic,
    Insulting,
    PersonalData,
    Commercial,
    Illegal,
    Duplicate,
    Other,
}

sealed class ReportTable : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> table)
    {
        table.Property(report => report.SubjectKind).HasMaxLength(40);
        table.Property(report => report.Text).HasMaxLength(2_000);
        table.Property(report => report.ClosedByName).HasMaxLength(200);
        table.HasIndex(report => new { report.ClosedAt, report.At });
        table.HasIndex(report => report.SubjectId);
    }
}
