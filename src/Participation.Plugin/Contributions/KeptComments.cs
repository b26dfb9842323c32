using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>A comment that waits for its author's account is a draft like the others, of the type <c>comment</c>.</summary>
public sealed class KeptComments(ParticipationDb db, Drafts drafts, IEnumerable<ICommentable> subjects, TimeProvider clock)
    : IKeptComments
{
    /// <summary>Longer than any comment: the author shortens what is too long, nothing is lost on the way.</summary>
    const int Longest = 20_000;

    public async Task<string> Keep(KeptComment typed, CancellationToken stop)
    {
        var body = typed.Form.Body ?? "";
        var fields = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["kind"] = [typed.Subject.Kind],
            ["body"] = [body.Length > Longest ? body[..Longest] : body],
            ["alignment"] = [typed.Form.Alignment ?? ""],
            ["replyTo"] = [typed.Form.ReplyTo?.ToString() ?? ""],
            ["returnUrl"] = [typed.ReturnUrl],
        };
        var (processId, subjectId) = (typed.Subject.ProcessId, typed.Subject.Id);
        var draft = new Submission(processId, Comment.Kind, subjectId, fields, null, null, null, null, null, null, null);
        return drafts.Secret(await drafts.Save(null, null, draft, submitting: true, stop));
    }

    public async Task<KeptComment?> Find(string? secret, Guid? personId, CancellationToken stop)
    {
        if (drafts.Open(secret) is not { } id || await drafts.Find(id, personId, stop) is not { } kept)
            return null;
        if (kept.Draft is not { Type: Comment.Kind, ParentId: { } subjectId })
            return null;
        var room = subjects.FirstOrDefault(it => it.Kind == Field(kept.Typed, "kind"));
        if (room is null || await room.Find(subjectId, clock.GetUtcNow(), stop) is not { } subject)
            return null;
        Guid? replyTo = Guid.TryParse(Field(kept.Typed, "replyTo"), out var parent) ? parent : null;
        return new(
            subject,
            new(Field(kept.Typed, "body"), Field(kept.Typed, "alignment"), replyTo),
            Field(kept.Typed, "returnUrl") ?? subject.Url
        );
    }

    public async Task Forget(string? secret, Guid personId, CancellationToken stop)
    {
        if (drafts.Open(secret) is not { } id)
            return;
        await db.InTransaction(
            () =>
                db
                    .Drafts.Where(it =>
                        it.Id == id && it.Type == Comment.Kind && (it.PersonId == null || it.PersonId == personId)
                    )
                    .ExecuteDeleteAsync(stop),
            stop
        );
    }

    static string? Field(Submission typed, string name) =>
        typed.Fields.TryGetValue(name, out var values) && values is [var value, ..] ? value : null;
}
