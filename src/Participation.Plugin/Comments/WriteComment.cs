using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>Puts a comment in its place in the thread and in the counters. Called inside a transaction, by the verbs that decide.</summary>
sealed class WriteComment(ParticipationDb db, ICommentable room)
{
    public sealed record Words(
        Discussed Subject,
        Guid? ReplyTo,
        Guid? AuthorId,
        string? OfficialName,
        int Alignment,
        string Body,
        DateTimeOffset At
    );

    public async Task<Commented> Run(Words words, CancellationToken stop)
    {
        var parent = await Parent(words, stop);
        if (words.ReplyTo is not null && parent is null)
            return CommentingOutcome.NoSuchComment;
        var id = Guid.CreateVersion7(words.At);
        var comment = new Comment
        {
            Id = id,
            SubjectKind = room.Kind,
            SubjectId = words.Subject.Id,
            ProcessId = words.Subject.ProcessId,
            ParentId = parent?.Id,
            RootId = parent?.RootId ?? id,
            Depth = parent is null ? 0 : parent.Depth + 1,
            AuthorId = words.AuthorId,
            OfficialName = words.OfficialName,
            Alignment = words.Alignment,
            Body = words.Body,
            CreatedAt = words.At,
        };
        db.Comments.Add(comment);
        db.Announce(Comment.Kind, id);
        await db.SaveChangesAsync(stop);
        if (parent is not null)
            await db
                .Comments.Where(it => it.Id == parent.RootId)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.Replies, it => it.Replies + 1), stop);
        await room.Count(words.Subject.Id, 1, words.AuthorId, words.At, stop);
        return new(CommentingOutcome.Added, comment);
    }

    /// <summary>Only a comment of the same thread, and not one in the trash.</summary>
    async Task<Comment?> Parent(Words words, CancellationToken stop) =>
        words.ReplyTo is { } id
            ? await db
                .Comments.AsNoTracking()
                .SingleOrDefaultAsync(
                    it => it.Id == id && it.SubjectId == words.Subject.Id && it.SubjectKind == room.Kind && it.TrashedAt == null,
                    stop
                )
            : null;
}
