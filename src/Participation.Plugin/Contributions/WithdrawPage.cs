using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>Asks the author once more, then withdraws. <c>/contributions/{id}/withdrawal</c>.</summary>
public sealed class WithdrawPage(ParticipationDb db, WithdrawContribution withdraw, Visitor visitor)
{
    public sealed record Model(Guid Id, string Title);

    internal static async Task<IResult> Open(Guid id, WithdrawPage page, HttpContext http)
    {
        if (await page.Visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http);
        return await page.Find(id, person, http.RequestAborted) is { } model
            ? new View("/Contributions/Pages/Withdraw.cshtml", model)
            : Results.NotFound();
    }

    internal static async Task<IResult> Send(Guid id, WithdrawPage page, HttpContext http)
    {
        if (await page.Visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http);
        return await page.Withdraw.Run(id, person, http.RequestAborted) is WithdrawContribution.Outcome.Withdrawn
            ? Results.LocalRedirect($"~/contributions/{id}?said=withdrawn")
            : Results.NotFound();
    }

    Visitor Visitor => visitor;

    WithdrawContribution Withdraw => withdraw;

    Task<Model?> Find(Guid id, Guid person, CancellationToken stop) =>
        db
            .Contributions.Listed()
            .Where(row => row.Id == id && row.AuthorId == person)
            .Select(row => new Model(row.Id, row.Title.Length > 0 ? row.Title : row.Body))
            .SingleOrDefaultAsync(stop);
}
