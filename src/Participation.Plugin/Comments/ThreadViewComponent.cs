using Microsoft.AspNetCore.Mvc;
using Participation.Citizens;
using Participation.Pages;

namespace Participation.Comments;

/// <summary>
/// The thread of a subject, for the subject's page: <c>Component.InvokeAsync("Thread", new { subjectKind, subjectId })</c>.
/// Order and page are read from the address (<c>?comments=newest&amp;commentPage=2</c>) unless they are given.
/// </summary>
public sealed class ThreadViewComponent(
    IEnumerable<ICommentable> subjects,
    ListThread list,
    Visitor visitor,
    Agents agents,
    TimeProvider clock
) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(
        string subjectKind,
        Guid subjectId,
        string? returnUrl = null,
        string? sort = null,
        int? page = null
    )
    {
        var stop = HttpContext.RequestAborted;
        var room = subjects.FirstOrDefault(it => it.Kind == subjectKind);
        if (room is null || await room.Find(subjectId, clock.GetUtcNow(), stop) is not { IsPublic: true } subject)
            return Content("");
        var query = Request.Query;
        var order = ThreadSorts.Read(sort ?? query["comments"]);
        var number = page ?? (int.TryParse(query["commentPage"], out var asked) ? asked : 1);
        var thread = await list.Run(new(subjectKind, subjectId), order, number, await visitor.PersonId(), stop);
        var here = returnUrl ?? (thread.Page == 1 && order == default ? subject.Url : Address(subject, order, thread.Page));
        return View("/Comments/Thread.cshtml", new ThreadModel(subject, order, thread, here, agents.Current is not null));
    }

    internal static string Address(Discussed subject, ThreadSort sort, int page) =>
        $"{subject.Url}?comments={ThreadSorts.Write(sort)}&commentPage={page}";
}

/// <param name="Here">Where one comes back to after a vote; site-relative, without language.</param>
/// <param name="IsAgent">Official answers are offered.</param>
public sealed record ThreadModel(Discussed Subject, ThreadSort Sort, ThreadPage Page, string Here, bool IsAgent);

/// <summary>What the view of one comment is given.</summary>
public sealed record ItemModel(ShownComment Shown, ThreadModel Thread);
