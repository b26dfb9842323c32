using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Contributions;

/// <summary>
/// A text that is not published: kept for a person, or for a visitor who has no account yet and holds its secret in a
/// cookie. Visitors' drafts go after seven days, persons' after a year (<c>docs/retention.md</c>).
/// </summary>
public sealed class Draft
{
    public Guid Id { get; init; }

    /// <summary>Null until its author signs in.</summary>
    public Guid? PersonId { get; set; }

    public required Guid ProcessId { get; init; }
    public required string Type { get; init; }
    public Guid? ParentId { get; init; }

    /// <summary>The form as typed, by field name, as JSON: also what does not pass validation.</summary>
    public required string Form { get; set; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>The author asked to publish it and was sent to sign in: it is offered again at return.</summary>
    public bool Submitting { get; set; }
}

sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.Property(draft => draft.Type).HasMaxLength(80);
        table.HasIndex(draft => draft.PersonId);
        table.HasIndex(draft => draft.UpdatedAt);
    }
}
