using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Participation.Citizens;
using Participation.Pages;

namespace Participation.Moderation;

/// <summary>
/// Asks why an item should be looked at: <c>/contributions/{id}/report</c>, <c>/comments/{id}/report</c>, and
/// <c>…/reports</c> for programs. No account is needed.
/// </summary>
public sealed class ReportPage(IEnumerable<IModeratable> rooms, ReportItem report, Visitor visitor, Network network)
{
    /// <param name="Plural">The segment of the item's address.</param>
    /// <param name="Sent">Thanks are shown in the place of the form.</param>
    public sealed record Model(Moderated Item, string Plural, ReportItem.Form Form, ReportItem.Outcome? Problem, bool Sent);

    internal static async Task<IResult> Open(string items, Guid id, bool? sent, ReportPage page, HttpContext http) =>
        await page.Find(items, id, http.RequestAborted) is { } item
            ? new View("/Moderation/ReportPage.cshtml", new Model(item, items, new(null), null, sent is true))
            : Results.NotFound();

    internal static async Task<IResult> Send(string items, Guid id, ReportPage page, HttpContext http) =>
        await page.Receive(items, id, await http.Request.ReadFormAsync(http.RequestAborted), http.RequestAborted);

    internal static async Task<IResult> Api(
        string items,
        Guid id,
        ReportItem.Form form,
        ReportPage page,
        IStringLocalizer<ModerationRoom> words,
        CancellationToken stop
    )
    {
        var (outcome, retryAt) = await page.Report(items, id, form, stop);
        return IsReceived(outcome)
            ? Results.StatusCode(StatusCodes.Status202Accepted)
            : Results.Problem(statusCode: StatusOf(outcome), title: words["Problem." + outcome]).RetryAt(retryAt);
    }

    async Task<IResult> Receive(string items, Guid id, IFormCollection typed, CancellationToken stop)
    {
        if (await Find(items, id, stop) is not { } item)
            return Results.NotFound();
        var form = new ReportItem.Form(typed["reason"], typed["text"]);
        var isRobot = typed["website"].ToString().Length > 0;
        var (outcome, retryAt) = isRobot ? ReportItem.Outcome.Received : await Report(items, id, form, stop);
        return IsReceived(outcome)
            ? Results.LocalRedirect($"~/{items}/{id}/report?sent=true")
            : new View("/Moderation/ReportPage.cshtml", new Model(item, items, form, outcome, false), StatusOf(outcome)).RetryAt(
                retryAt
            );
    }

    async Task<ReportItem.Answer> Report(string items, Guid id, ReportItem.Form form, CancellationToken stop) =>
        await report.Run(new(Plural.KindOf(items), id), await visitor.PersonId(), network.Key, form, stop);

    async Task<Moderated?> Find(string items, Guid id, CancellationToken stop) =>
        (await Items.Load(rooms, [(Plural.KindOf(items), id)], stop)).GetValueOrDefault(id) is { IsPublic: true } found
            ? found
            : null;

    static bool IsReceived(ReportItem.Outcome outcome) =>
        outcome is ReportItem.Outcome.Received or ReportItem.Outcome.AlreadyReported;

    static int StatusOf(ReportItem.Outcome outcome) =>
        outcome switch
        {
            ReportItem.Outcome.NoSuchItem => StatusCodes.Status404NotFound,
            ReportItem.Outcome.TooMany => TooManyRequests.Status,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
}

/// <summary>Kinds of items as the segments of addresses: <c>contribution</c> lives under <c>/contributions</c>.</summary>
static class Plural
{
    public static string KindOf(string items) => items.EndsWith('s') ? items[..^1] : "";

    public static string Of(string kind) => kind + "s";
}
