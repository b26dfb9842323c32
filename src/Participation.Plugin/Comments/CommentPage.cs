using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>
/// The form of a comment, for what the thread's own form cannot do: reply, correct, publish after sign-up, answer
/// officially. <c>GET /comments/new</c>, <c>POST /comments</c>; agents: <c>/moderation/comments/new</c>.
/// </summary>
public sealed class CommentPage(
    ParticipationDb db,
    IEnumerable<ICommentable> subjects,
    AddComment add,
    AnswerInThread answer,
    IKeptComments kept,
    Visitor visitor,
    Agents agents,
    TimeProvider clock
)
{
    /// <param name="Parent">The comment it replies to.</param>
    /// <param name="Service">Who answers officially; null on a citizen's form.</param>
    /// <param name="Draft">The secret of the text kept before sign-up.</param>
    /// <param name="ReturnUrl">Site-relative, without language.</param>
    public sealed record Model(
        Discussed Subject,
        Comment? Parent,
        CommentForm Form,
        string? Service,
        string? Draft,
        string ReturnUrl,
        CommentingOutcome? Problem
    )
    {
        public bool IsOfficial => Service is not null;
    }

    internal static Task<IResult> Open(CommentPage page, HttpContext http) => page.Show(official: false, http);

    internal static Task<IResult> OpenOfficial(CommentPage page, HttpContext http) => page.Show(official: true, http);

    internal static async Task<IResult> Send(CommentPage page, HttpContext http) =>
        await page.Receive(await http.Request.ReadFormAsync(http.RequestAborted), http);

    internal static async Task<IResult> SendOfficial(CommentPage page, HttpContext http) =>
        await page.ReceiveOfficial(await http.Request.ReadFormAsync(http.RequestAborted), http);

    async Task<IResult> Show(bool official, HttpContext http)
    {
        var (query, stop) = (http.Request.Query, http.RequestAborted);
        string? draft = query["draft"];
        if (draft is { Length: > 0 } && await kept.Find(draft, await visitor.PersonId(), stop) is { } found)
            return await Page(found.Subject, found.Form, null, draft, found.ReturnUrl, null, stop);
        var form = new CommentForm(null, null, Id(query["replyTo"]));
        var (kind, id) = await SubjectOf(form.ReplyTo, stop) ?? (query["subject"], query["id"]);
        if (await Subject(kind, id, stop) is not { } subject)
            return Results.NotFound();
        return await Page(subject, form, official ? "" : null, null, Back(query["returnUrl"], subject), null, stop);
    }

    async Task<IResult> Receive(IFormCollection typed, HttpContext http)
    {
        var stop = http.RequestAborted;
        if (await Subject(typed["subject"], typed["id"], stop) is not { } subject)
            return Results.NotFound();
        var (form, back) = (Typed(typed), Back(typed["returnUrl"], subject));
        if (await visitor.PersonId() is not { } person)
            // Errors are told before somebody is asked to make an account.
            return AddComment.Wrong(TypedText.Clean(form.Body)) is { } wrong
                ? await Page(subject, form, null, typed["draft"], back, wrong, stop)
                : await SignUpFirst(new(subject, form, back), stop);
        var done = await add.Run(new(subject.Kind, subject.Id), person, form, stop);
        if (done is { Outcome: CommentingOutcome.Added, Comment: { } comment })
        {
            await kept.Forget(typed["draft"], person, stop);
            return await GoTo(comment, subject, back, stop);
        }
        return (await Page(subject, form, null, typed["draft"], back, done.Outcome, stop)).RetryAt(done.RetryAt);
    }

    async Task<IResult> ReceiveOfficial(IFormCollection typed, HttpContext http)
    {
        var stop = http.RequestAborted;
        if (await Subject(typed["subject"], typed["id"], stop) is not { } subject)
            return Results.NotFound();
        var (form, back) = (Typed(typed), Back(typed["returnUrl"], subject));
        var done = await answer.Run(agents.Current, new(subject.Kind, subject.Id), typed["service"], form, stop);
        return done.Comment is { } comment
            ? await GoTo(comment, subject, back, stop)
            : await Page(subject, form, typed["service"].ToString(), null, back, done.Outcome, stop);
    }

    async Task<IResult> SignUpFirst(KeptComment typed, CancellationToken stop)
    {
        var secret = Uri.EscapeDataString(await kept.Keep(typed, stop));
        var back = Uri.EscapeDataString($"/comments/new?draft={secret}");
        return Results.LocalRedirect($"~/citizens/sign-up?draft={secret}&returnUrl={back}");
    }

    /// <summary>Where the new comment can be seen: at the top of the newest, in its place, or in its branch when it is folded.</summary>
    async Task<IResult> GoTo(Comment comment, Discussed subject, string back, CancellationToken stop)
    {
        if (comment.Depth == 0)
            return Results.LocalRedirect($"~{ThreadViewComponent.Address(subject, ThreadSort.Newest, 1)}#c-{comment.Id}");
        var replies = await db.Comments.Where(it => it.Id == comment.RootId).Select(it => it.Replies).SingleAsync(stop);
        return replies <= ListThread.FirstReplies
            ? Results.LocalRedirect($"~{back}#c-{comment.Id}")
            : Results.LocalRedirect($"~/comments/{comment.Id}");
    }

    async Task<IResult> Page(
        Discussed subject,
        CommentForm form,
        string? service,
        string? draft,
        string back,
        CommentingOutcome? problem,
        CancellationToken stop
    )
    {
        var parent = form.ReplyTo is { } id
            ? await db
                .Comments.AsNoTracking()
                .Include(it => it.Author)
                .SingleOrDefaultAsync(it => it.Id == id && it.SubjectId == subject.Id && it.TrashedAt == null, stop)
            : null;
        var closed = service is null && !subject.IsOpen ? CommentingOutcome.Closed : (CommentingOutcome?)null;
        var model = new Model(subject, parent, form, service, draft, back, problem ?? closed);
        return new View("/Comments/CommentPage.cshtml", model, StatusOf(model.Problem));
    }

    internal static int StatusOf(CommentingOutcome? problem) =>
        problem switch
        {
            null or CommentingOutcome.Added => StatusCodes.Status200OK,
            CommentingOutcome.Closed => StatusCodes.Status409Conflict,
            CommentingOutcome.TooFast => TooManyRequests.Status,
            CommentingOutcome.AddressNotConfirmed or CommentingOutcome.NotAnAgent => StatusCodes.Status403Forbidden,
            CommentingOutcome.NoSuchSubject => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    /// <summary>A reply's link names the comment only: a long thread holds many of them.</summary>
    async Task<(string? Kind, string? Id)?> SubjectOf(Guid? replyTo, CancellationToken stop) =>
        replyTo is { } id && await db.Comments.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is { } comment
            ? (comment.SubjectKind, comment.SubjectId.ToString())
            : null;

    async Task<Discussed?> Subject(string? kind, string? id, CancellationToken stop) =>
        subjects.FirstOrDefault(it => it.Kind == kind) is { } room
        && Guid.TryParse(id, out var key)
        && await room.Find(key, clock.GetUtcNow(), stop) is { IsPublic: true } found
            ? found
            : null;

    static CommentForm Typed(IFormCollection typed) => new(typed["body"], typed["alignment"], Id(typed["replyTo"]));

    static Guid? Id(string? typed) => Guid.TryParse(typed, out var id) ? id : null;

    static string Back(string? typed, Discussed subject) =>
        LocalUrl.Read(typed) is { } url && url.All(char.IsAscii) ? url.Split('#')[0] : subject.Url;
}
