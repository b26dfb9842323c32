using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>One comment at the top with all its replies: <c>GET /comments/{id}</c>. A reply's address leads to its place there.</summary>
public sealed class BranchPage(
    ParticipationDb db,
    IEnumerable<ICommentable> subjects,
    ListThread list,
    Visitor visitor,
    Agents agents,
    TimeProvider clock
)
{
    internal static async Task<IResult> Show(Guid id, int? page, BranchPage it, HttpContext http) =>
        await it.Show(id, page ?? 1, http.RequestAborted);

    async Task<IResult> Show(Guid id, int page, CancellationToken stop)
    {
        if (await db.Comments.AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, stop) is not { } comment)
            return Results.NotFound();
        if (comment.Depth > 0)
            return Results.LocalRedirect($"~/comments/{comment.RootId}?page={await list.PageOf(comment, stop)}#c-{comment.Id}");
        var room = subjects.FirstOrDefault(it => it.Kind == comment.SubjectKind);
        if (room is null || await room.Find(comment.SubjectId, clock.GetUtcNow(), stop) is not { IsPublic: true } subject)
            return Results.NotFound();
        if (await list.Branch(id, page, await visitor.PersonId(), stop) is not { } branch)
            return Results.NotFound();
        var here = branch.Page == 1 ? $"/comments/{id}" : $"/comments/{id}?page={branch.Page}";
        return new View(
            "/Comments/BranchPage.cshtml",
            new ThreadModel(subject, ThreadSort.Oldest, branch, here, agents.Current is not null)
        );
    }
}
