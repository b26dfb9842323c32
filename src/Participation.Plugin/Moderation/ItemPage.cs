using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>
/// One item before an agent: its text, its reports, what was decided, and the forms to decide.
/// <c>/moderation/contributions/{id}</c>, <c>/moderation/comments/{id}</c>.
/// </summary>
public sealed class ItemPage(
    ParticipationDb db,
    IEnumerable<IModeratable> rooms,
    ReadHistory history,
    MoveToTrash trash,
    RestoreItem restore,
    KeepItem keep,
    Agents agents,
    TimeProvider clock
)
{
    const int MostReports = 100;

    /// <param name="Seen">Hidden in the forms: a decision of a colleague after it is noticed.</param>
    /// <param name="Done">What has just been done, a word of the resources.</param>
    public sealed record Model(
        Moderated Item,
        IReadOnlyList<Report> Reports,
        IReadOnlyList<Decision> History,
        DateTimeOffset Seen,
        MoveToTrash.Form Typed,
        Decided? Problem,
        string? Done
    )
    {
        public int Open => Reports.Count(it => it.ClosedAt is null);
        public string Address => $"/moderation/{Plural.Of(Item.Kind)}/{Item.Id}";
    }

    internal static Task<IResult> Show(string items, Guid id, string? done, ItemPage page, CancellationToken stop) =>
        page.Page(
            new(Plural.KindOf(items), id),
            new(null, null),
            null,
            done is "trashed" or "restored" or "kept" or "answered" ? done : null,
            stop
        );

    internal static async Task<IResult> Trash(string items, Guid id, ItemPage page, HttpContext http)
    {
        var (on, form) = await Read(items, id, http);
        return await page.Answer(
            on,
            form,
            "trashed",
            await page.Verbs.Trash.Run(page.Agent, on, form, http.RequestAborted),
            http
        );
    }

    internal static async Task<IResult> Restore(string items, Guid id, ItemPage page, HttpContext http)
    {
        var (on, form) = await Read(items, id, http);
        var decided = await page.Verbs.Restore.Run(page.Agent, on, new(form.Text, form.Seen), http.RequestAborted);
        return await page.Answer(on, form, "restored", decided, http);
    }

    internal static async Task<IResult> Keep(string items, Guid id, ItemPage page, HttpContext http)
    {
        var (on, form) = await Read(items, id, http);
        return await page.Answer(
            on,
            form,
            "kept",
            await page.Verbs.Keep.Run(page.Agent, on, form.Seen, http.RequestAborted),
            http
        );
    }

    (MoveToTrash Trash, RestoreItem Restore, KeepItem Keep) Verbs => (trash, restore, keep);

    Agent? Agent => agents.Current;

    static async Task<(Subject, MoveToTrash.Form)> Read(string items, Guid id, HttpContext http)
    {
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        return (new(Plural.KindOf(items), id), new(typed["reason"], typed["text"], SeenAt.Read(typed["seen"])));
    }

    async Task<IResult> Answer(Subject on, MoveToTrash.Form typed, string done, Decided decided, HttpContext http) =>
        decided.Outcome switch
        {
            DecisionOutcome.Done => Results.LocalRedirect($"~/moderation/{Plural.Of(on.Kind)}/{on.Id}?done={done}"),
            DecisionOutcome.NoSuchItem => Results.NotFound(),
            _ => await Page(on, typed, decided, null, http.RequestAborted),
        };

    async Task<IResult> Page(Subject on, MoveToTrash.Form typed, Decided? problem, string? done, CancellationToken stop)
    {
        var seen = clock.GetUtcNow();
        if ((await Items.Load(rooms, [(on.Kind, on.Id)], stop)).GetValueOrDefault(on.Id) is not { } item)
            return Results.NotFound();
        var reports = await db
            .Reports.AsNoTracking()
            .Where(it => it.SubjectId == on.Id)
            .OrderByDescending(it => it.At)
            .Take(MostReports)
            .ToListAsync(stop);
        var model = new Model(item, reports, await history.Run(on.Id, stop), seen, typed, problem, done);
        var status = problem switch
        {
            null => StatusCodes.Status200OK,
            { Outcome: DecisionOutcome.AlreadyDecided } => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return new View("/Moderation/ItemPage.cshtml", model, status);
    }
}
