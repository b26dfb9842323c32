using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Participation.Citizens;
using Participation.Moderation;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>The thread of a contribution, for programs. Every refusal is a problem (RFC 9457) in the asker's language.</summary>
static class CommentsApi
{
    public const int MostTaken = 100;

    /// <param name="Body">Null while the comment is in the trash.</param>
    /// <param name="Author">Pseudonym; null for an official answer and for a closed account.</param>
    /// <param name="Official">The service that answers officially.</param>
    /// <param name="Alignment"><c>for</c>, <c>neutral</c>, <c>against</c>.</param>
    /// <param name="Replies">Direct and indirect, for a comment at the top.</param>
    /// <param name="Trashed">The reason of the charter, while it is in the trash.</param>
    public sealed record Item(
        Guid Id,
        Guid? ParentId,
        Guid RootId,
        string? Author,
        string? Official,
        string Alignment,
        string? Body,
        DateTimeOffset CreatedAt,
        int Up,
        int Down,
        int Replies,
        string? Trashed
    );

    /// <param name="Total">Comments at the top of the thread, or replies of the branch.</param>
    /// <param name="Next">The cursor of the next page; null on the last.</param>
    public sealed record Listed(int Total, IReadOnlyList<Item> Items, string? Next);

    /// <param name="Value"><c>up</c> or <c>down</c>.</param>
    public sealed record VoteForm(string? Value);

    public static async Task<Results<Ok<Listed>, ProblemHttpResult>> List(
        Guid id,
        string? sort,
        Guid? branch,
        int? take,
        string? cursor,
        ContributionThread thread,
        ListThread list,
        IStringLocalizer<CommentsRoom> words,
        CancellationToken stop
    )
    {
        if (await thread.Find(id, stop) is not { } subject)
            return Problem(words, CommentingOutcome.NoSuchSubject);
        var after = ThreadPlace.Read(cursor);
        if (cursor is { Length: > 0 } && after is null)
            return TypedResults.Problem(statusCode: StatusCodes.Status400BadRequest, title: words["Problem.Cursor"]);
        var size = Math.Clamp(take ?? ListThread.PageSize, 1, MostTaken);
        if (branch is not { } root)
            return Ok(await list.Slice(new(subject.Kind, id), ThreadSorts.Read(sort), after, size, stop));
        return await thread.Root(id, root, stop) is { } found
            ? Ok(await list.Slice(found, after, size, stop))
            : Problem(words, CommentingOutcome.NoSuchComment);
    }

    public static async Task<IResult> Add(
        Guid id,
        CommentForm form,
        ContributionThread thread,
        AddComment add,
        Visitor visitor,
        IStringLocalizer<CommentsRoom> words,
        CancellationToken stop
    )
    {
        if (await visitor.PersonId() is not { } person)
            return SignInFirst(words);
        var done = await add.Run(new(ContributionThread.Kind, id), person, form, stop);
        return done.Comment is { } comment
            ? TypedResults.Created($"/comments/{comment.Id}", Show(await thread.WithAuthor(comment, stop), null))
            : Problem(words, done.Outcome).RetryAt(done.RetryAt);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> Vote(
        Guid id,
        VoteForm form,
        VoteOnComment vote,
        Visitor visitor,
        IStringLocalizer<CommentsRoom> words,
        CancellationToken stop
    ) =>
        form.Value is "up" or "down"
            ? await Record(id, form.Value == "up", vote, visitor, words, stop)
            : TypedResults.Problem(statusCode: StatusCodes.Status422UnprocessableEntity, title: words["Problem.Vote"]);

    public static Task<Results<NoContent, ProblemHttpResult>> TakeVoteBack(
        Guid id,
        VoteOnComment vote,
        Visitor visitor,
        IStringLocalizer<CommentsRoom> words,
        CancellationToken stop
    ) => Record(id, null, vote, visitor, words, stop);

    static async Task<Results<NoContent, ProblemHttpResult>> Record(
        Guid id,
        bool? up,
        VoteOnComment vote,
        Visitor visitor,
        IStringLocalizer<CommentsRoom> words,
        CancellationToken stop
    )
    {
        if (await visitor.PersonId() is not { } person)
            return SignInFirst(words);
        return await vote.Run(id, person, up, stop) switch
        {
            VoteOnComment.Outcome.Recorded => TypedResults.NoContent(),
            VoteOnComment.Outcome.Closed => Problem(words, CommentingOutcome.Closed),
            VoteOnComment.Outcome.AddressNotConfirmed => Problem(words, CommentingOutcome.AddressNotConfirmed),
            _ => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: words["Problem.NoSuchComment"]),
        };
    }

    static Ok<Listed> Ok((int Total, IReadOnlyList<ShownComment> Items, string? Next) page) =>
        TypedResults.Ok(new Listed(page.Total, [.. page.Items.Select(it => Show(it.Comment, it.Trashing))], page.Next));

    static Item Show(Comment it, Trashing? trashing) =>
        new(
            it.Id,
            it.ParentId,
            it.RootId,
            it.Author?.Pseudonym,
            it.OfficialName,
            Alignment.Write(it.Alignment),
            it.TrashedAt is null ? it.Body : null,
            it.CreatedAt,
            it.Up,
            it.Down,
            it.Replies,
            it.TrashedAt is null ? null : Reasons.Write(trashing?.Reason ?? ModerationReason.Other)
        );

    static ProblemHttpResult SignInFirst(IStringLocalizer words) =>
        TypedResults.Problem(statusCode: StatusCodes.Status401Unauthorized, title: words["Problem.SignIn"]);

    static ProblemHttpResult Problem(IStringLocalizer words, CommentingOutcome outcome) =>
        TypedResults.Problem(
            statusCode: CommentPage.StatusOf(outcome),
            title: words[
                "Problem." + outcome,
                CommentForm.LongestBody.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)
            ]
        );
}

/// <summary>What the addresses under <c>/contributions/{id}/comments</c> are about.</summary>
sealed class ContributionThread(ParticipationDb db, IEnumerable<ICommentable> subjects, TimeProvider clock)
{
    public const string Kind = "contribution";

    public async Task<Discussed?> Find(Guid id, CancellationToken stop) =>
        await subjects.First(it => it.Kind == Kind).Find(id, clock.GetUtcNow(), stop) is { IsPublic: true } found ? found : null;

    public Task<Comment?> Root(Guid subjectId, Guid rootId, CancellationToken stop) =>
        db
            .Comments.AsNoTracking()
            .SingleOrDefaultAsync(it => it.Id == rootId && it.SubjectId == subjectId && it.Depth == 0, stop);

    public Task<Comment> WithAuthor(Comment comment, CancellationToken stop) =>
        db.Comments.AsNoTracking().Include(it => it.Author).SingleAsync(it => it.Id == comment.Id, stop);
}
