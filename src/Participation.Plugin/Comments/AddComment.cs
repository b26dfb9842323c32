using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>A citizen comments a subject, or replies to a comment.</summary>
public sealed class AddComment(ParticipationDb db, IEnumerable<ICommentable> subjects, TimeProvider clock)
{
    /// <summary>Comments that one person may write in a minute; then a pause is asked.</summary>
    public const int MostPerMinute = 10;

    /// <summary>The same in an hour.</summary>
    public const int MostPerHour = 100;

    /// <summary>The same words again within this time are a second click on the button, not a second comment.</summary>
    static readonly TimeSpan SecondClick = TimeSpan.FromMinutes(2);

    /// <param name="personId">Who writes, authenticated by the caller.</param>
    public async Task<Commented> Run(Subject on, Guid personId, CommentForm form, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var room = subjects.FirstOrDefault(it => it.Kind == on.Kind);
        if (room is null || await room.Find(on.Id, now, stop) is not { IsPublic: true } subject)
            return CommentingOutcome.NoSuchSubject;
        if (!subject.IsOpen)
            return CommentingOutcome.Closed;
        if (Alignment.Read(form.Alignment) is not { } alignment)
            return CommentingOutcome.UnknownAlignment;
        var body = TypedText.Clean(form.Body);
        if (Wrong(body) is { } wrong)
            return wrong;
        if (!await MayPublish(personId, stop))
            return CommentingOutcome.AddressNotConfirmed;

        var words = new WriteComment.Words(subject, form.ReplyTo, personId, null, alignment, body, now);
        return await db.InTransaction(() => Write(room, words, personId, stop), stop);
    }

    internal static CommentingOutcome? Wrong(string body) =>
        body.Length == 0 ? CommentingOutcome.Empty
        : body.Length > CommentForm.LongestBody ? CommentingOutcome.TooLong
        : null;

    async Task<Commented> Write(ICommentable room, WriteComment.Words words, Guid personId, CancellationToken stop)
    {
        await db.TakeTurn(personId, stop);
        if (await Twin(words, stop) is { } twin)
            return new(CommentingOutcome.Added, twin);
        if (await RetryAt(personId, words.At, stop) is { } retryAt)
            return new(CommentingOutcome.TooFast, RetryAt: retryAt);
        return await new WriteComment(db, room).Run(words, stop);
    }

    Task<bool> MayPublish(Guid personId, CancellationToken stop) =>
        db.Persons.AnyAsync(person => person.Id == personId && person.ConfirmedAt != null && person.ClosedAt == null, stop);

    Task<Comment?> Twin(WriteComment.Words words, CancellationToken stop)
    {
        var (since, subjectId) = (words.At - SecondClick, words.Subject.Id);
        return db
            .Comments.AsNoTracking()
            .FirstOrDefaultAsync(
                it =>
                    it.AuthorId == words.AuthorId
                    && it.CreatedAt > since
                    && it.SubjectId == subjectId
                    && it.ParentId == words.ReplyTo
                    && it.Body == words.Body
                    && it.TrashedAt == null,
                stop
            );
    }

    /// <summary>Null when the person may go on, else the instant from which they may.</summary>
    async Task<DateTimeOffset?> RetryAt(Guid personId, DateTimeOffset now, CancellationToken stop) =>
        await End(MostPerHour, TimeSpan.FromHours(1), personId, now, stop)
        ?? await End(MostPerMinute, TimeSpan.FromMinutes(1), personId, now, stop);

    /// <summary>When the oldest of the last <paramref name="most"/> comments leaves the window that they fill; null when they do not.</summary>
    async Task<DateTimeOffset?> End(int most, TimeSpan window, Guid personId, DateTimeOffset now, CancellationToken stop)
    {
        var since = now - window;
        var oldest = await db
            .Comments.Where(it => it.AuthorId == personId && it.CreatedAt > since)
            .OrderByDescending(it => it.CreatedAt)
            .Skip(most - 1)
            .Select(it => (DateTimeOffset?)it.CreatedAt)
            .FirstOrDefaultAsync(stop);
        return oldest + window;
    }
}
