using Microsoft.EntityFrameworkCore;
using Participation.Moderation;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>A comment as moderation sees it. What changes it is called inside a transaction of moderation.</summary>
public sealed class CommentSubject(ParticipationDb db, IEnumerable<ICommentable> subjects, TimeProvider clock) : IModeratable
{
    public string Kind => Comment.Kind;

    public async Task<IReadOnlyDictionary<Guid, Moderated>> Load(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var found = await db.Comments.AsNoTracking().Include(it => it.Author).Where(it => ids.Contains(it.Id)).ToListAsync(stop);
        var readable = await Readable(found, stop);
        return found.ToDictionary(it => it.Id, it => Show(it, readable.Contains(it.SubjectId)));
    }

    /// <summary>The subjects of these comments that are public: one query a kind, however many comments.</summary>
    async Task<IReadOnlySet<Guid>> Readable(IEnumerable<Comment> comments, CancellationToken stop)
    {
        var readable = new HashSet<Guid>();
        foreach (var kind in comments.ToLookup(it => it.SubjectKind, it => it.SubjectId))
            readable.UnionWith(await subjects.First(it => it.Kind == kind.Key).Public([.. kind.Distinct()], stop));
        return readable;
    }

    public Task<bool> MoveToTrash(Guid id, DateTimeOffset at, CancellationToken stop) => Mark(id, at, stop);

    public Task<bool> TakeOut(Guid id, CancellationToken stop) => Mark(id, null, stop);

    async Task<bool> Mark(Guid id, DateTimeOffset? trashedAt, CancellationToken stop)
    {
        var marked = await db
            .Comments.Where(it => it.Id == id && (it.TrashedAt == null) == (trashedAt != null))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.TrashedAt, trashedAt), stop);
        if (marked == 0)
            return false;
        var comment = await db.Comments.AsNoTracking().SingleAsync(it => it.Id == id, stop);
        db.Announce(Kind, id);
        await subjects
            .First(it => it.Kind == comment.SubjectKind)
            .Count(comment.SubjectId, trashedAt is null ? 1 : -1, comment.AuthorId, trashedAt ?? clock.GetUtcNow(), stop);
        return true;
    }

    static Moderated Show(Comment it, bool subjectIsPublic) =>
        new(
            Comment.Kind,
            it.Id,
            it.ProcessId,
            Comment.Kind,
            FirstWords.Of(it.Body),
            it.Body,
            $"/comments/{it.Id}",
            it.AuthorId,
            it.OfficialName ?? it.Author?.Pseudonym,
            it.CreatedAt,
            it.TrashedAt,
            IsWithdrawn: false,
            IsPublic: it.TrashedAt is null && subjectIsPublic
        );
}
