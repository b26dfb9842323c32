using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Participation.Pages;

namespace Participation.FollowUp;

/// <summary>An agent's form for the official answer: inside the item's page, and alone when something is missing.</summary>
public sealed class AnswerPage(IAnswerable contributions, AnswerContribution answer, Agents agents, TimeProvider clock)
{
    public sealed record Model(Answerable On, AnswerContribution.Form Form, AnswerContribution.Outcome? Problem);

    /// <summary>Null when the item is not one that is answered.</summary>
    internal async Task<Model?> Empty(Guid id, CancellationToken stop) =>
        await contributions.Find(id, stop) is { IsListed: true } found
            ? new(found, new(found.Status?.ToString(), null, null, clock.GetUtcNow()), null)
            : null;

    internal static async Task<IResult> Send(Guid id, AnswerPage page, HttpContext http) =>
        await page.Receive(id, await http.Request.ReadFormAsync(http.RequestAborted), http.RequestAborted);

    async Task<IResult> Receive(Guid id, IFormCollection typed, CancellationToken stop)
    {
        if (await contributions.Find(id, stop) is not { } on)
            return Results.NotFound();
        var form = new AnswerContribution.Form(typed["status"], typed["service"], typed["text"], SeenAt.Read(typed["seen"]));
        var outcome = await answer.Run(agents.Current, id, form, stop);
        if (outcome is AnswerContribution.Outcome.Answered)
            return Results.LocalRedirect($"~/moderation/contributions/{id}?done=answered");
        var status = outcome is AnswerContribution.Outcome.AlreadyAnswered or AnswerContribution.Outcome.NotListed
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;
        var again = form with { Seen = outcome is AnswerContribution.Outcome.AlreadyAnswered ? clock.GetUtcNow() : form.Seen };
        return new View("/FollowUp/AnswerPage.cshtml", new Model(on, again, outcome), status);
    }
}

/// <summary>The form inside the item's page: <c>Component.InvokeAsync("AnswerForm", new { id })</c>.</summary>
public sealed class AnswerFormViewComponent(AnswerPage page) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid id) =>
        await page.Empty(id, HttpContext.RequestAborted) is { } model
            ? View("/FollowUp/AnswerFields.cshtml", model)
            : Content("");
}
