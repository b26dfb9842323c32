using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Citizens;

namespace Participation.Comments;

/// <summary>A message in the thread of a contribution (or, later, of a petition).</summary>
public sealed class Comment
{
    /// <summary>The kind in the change feed, in reports and in the trash.</summary>
    public const string Kind = "comment";

    public Guid Id { get; init; }

    /// <summary>What is discussed: <c>contribution</c>…</summary>
    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    /// <summary>The process of the subject.</summary>
    public required Guid ProcessId { get; init; }

    /// <summary>The comment it replies to; null at the top of the thread.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The comment at the top of its branch; its own id at the top.</summary>
    public required Guid RootId { get; init; }

    /// <summary>0 at the top.</summary>
    public int Depth { get; init; }

    /// <summary>Null for an official answer, which the institution signs.</summary>
    public Guid? AuthorId { get; init; }
    public Person? Author { get; init; }

    /// <summary>Who answers officially: the service's name; null for citizens.</summary>
    public string? OfficialName { get; init; }

    /// <summary>For (1), against (-1) or neutral (0).</summary>
    public int Alignment { get; init; }

    public required string Body { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public int Up { get; set; }
    public int Down { get; set; }

    /// <summary>Up - Down, stored so that "most useful" is an index.</summary>
    public int Score { get; set; }

    /// <summary>
    /// Direct and indirect replies, for a comment at the top. The trashed ones count too: their place is still shown.
    /// </summary>
    public int Replies { get; set; }

    public DateTimeOffset? TrashedAt { get; set; }
}

/// <summary>One person's vote on a comment: 1 or -1; taking it back removes the row.</summary>
public sealed class CommentVote
{
    public required Guid CommentId { get; init; }
    public required Guid PersonId { get; init; }
    public int Value { get; set; }
    public DateTimeOffset At { get; set; }
}

sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> table)
    {
        table.Property(comment => comment.SubjectKind).HasMaxLength(40);
        table.Property(comment => comment.OfficialName).HasMaxLength(200);
        table
            .HasOne(comment => comment.Author)
            .WithMany()
            .HasForeignKey(comment => comment.AuthorId)
            .OnDelete(DeleteBehavior.Restrict);
        table.HasIndex(comment => new
        {
            comment.SubjectId,
            comment.Depth,
            comment.CreatedAt,
            comment.Id,
        });
        table.HasIndex(comment => new
        {
            comment.SubjectId,
            comment.Depth,
            comment.Score,
            comment.CreatedAt,
            comment.Id,
        });
        table.HasIndex(comment => new
        {
            comment.SubjectId,
            comment.Depth,
            comment.Replies,
            comment.CreatedAt,
            comment.Id,
        });
        table.HasIndex(comment => new
        {
            comment.RootId,
            comment.CreatedAt,
            comment.Id,
        });
        table.HasIndex(comment => new { comment.AuthorId, comment.CreatedAt });
    }
}

sealed class CommentVoteTable : IEntityTypeConfiguration<CommentVote>
{
    public void Configure(EntityTypeBuilder<CommentVote> table)
    {
        table.HasKey(vote => new { vote.CommentId, vote.PersonId });
        table.HasIndex(vote => vote.PersonId);
        table.HasOne<Comment>().WithMany().HasForeignKey(vote => vote.CommentId).OnDelete(DeleteBehavior.Restrict);
    }
}
