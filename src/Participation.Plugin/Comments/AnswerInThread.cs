using Participation.Pages;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>
/// An agent answers in the thread in the name of a service (D4). It may be after the debate has closed: that is when
/// answers are ready.
/// </summary>
public sealed class AnswerInThread(ParticipationDb db, IEnumerable<ICommentable> subjects, TimeProvider clock)
{
    public const int LongestService = 200;

    /// <param name="agent">Who is signed in as an agent; null is refused.</param>
    /// <param name="service">Who answers, in words: "Direction de l’espace public".</param>
    public async Task<Commented> Run(Agent? agent, Subject on, string? service, CommentForm form, CancellationToken stop)
    {
        if (agent is null)
            return CommentingOutcome.NotAnAgent;
        var now = clock.GetUtcNow();
        var room = subjects.FirstOrDefault(it => it.Kind == on.Kind);
        if (room is null || await room.Find(on.Id, now, stop) is not { IsPublic: true } subject)
            return CommentingOutcome.NoSuchSubject;
        var name = TypedText.Clean(service);
        if (name.Length is 0 or > LongestService)
            return CommentingOutcome.NoService;
        var body = TypedText.Clean(form.Body);
        if (AddComment.Wrong(body) is { } wrong)
            return wrong;
        var words = new WriteComment.Words(subject, form.ReplyTo, null, name, 0, body, now);
        return await db.InTransaction(() => new WriteComment(db, room).Run(words, stop), stop);
    }
}
