using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// Writing a petition: <c>/petitions/new?process=slug</c>, or <c>&amp;draft=id</c> to go on; and contesting a refusal. A
/// petition has an author we can write to: who is not signed in signs in first.
/// </summary>
public sealed class WritePetitionPage(
    WritePetition write,
    AppealRefusal appeal,
    PetitionProcesses processes,
    ParticipationDb db,
    Visitor visitor
)
{
    public sealed record Model(
        PetitionProcess Process,
        WritePetition.Form Form,
        IReadOnlyList<(string Field, WritePetition.Fault Fault)> Faults,
        WritePetition.Outcome? Problem
    )
    {
        public WritePetition.Fault? FaultOf(string field) =>
            Faults.Where(fault => fault.Field == field).Select(fault => (WritePetition.Fault?)fault.Fault).FirstOrDefault();
    }

    internal static async Task<IResult> Open(string? process, Guid? draft, WritePetitionPage page, HttpContext http)
    {
        if (await page.Visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http);
        return await page.Empty(process, draft, person, http.RequestAborted) is { } model
            ? new View("/Petitions/Pages/Write.cshtml", model)
            : Results.NotFound();
    }

    internal static async Task<IResult> Send(string? process, WritePetitionPage page, HttpContext http)
    {
        if (await page.Visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http, $"/petitions/new?process={Uri.EscapeDataString(process ?? "")}");
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var form = new WritePetition.Form(
            Guid.TryParse(typed["draft"], out var draft) ? draft : null,
            typed["title"],
            typed["body"],
            typed["entitled"] == "true",
            typed["keep"] != "true"
        );
        return page.Answer(process, form, await page.Write.Run(process, person, form, http.RequestAborted));
    }

    internal static async Task<IResult> Appeal(Guid id, WritePetitionPage page, HttpContext http)
    {
        if (await page.Visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http, $"/petitions/{id}");
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        return await page.AppealVerb.Run(id, person, typed["text"], http.RequestAborted) switch
        {
            AppealRefusal.Outcome.Appealed => Results.LocalRedirect($"~/petitions/{id}?said=appealed"),
            AppealRefusal.Outcome.NoSuchPetition => Results.NotFound(),
            _ => Results.LocalRedirect($"~/petitions/{id}#appeal"),
        };
    }

    Visitor Visitor => visitor;
    WritePetition Write => write;
    AppealRefusal AppealVerb => appeal;

    async Task<Model?> Empty(string? slug, Guid? draft, Guid person, CancellationToken stop)
    {
        if (draft is not { } id)
            return processes.Find(slug) is { } process ? new(process, new(null, null, null, false, true), [], null) : null;
        return
            await db
                .Petitions.AsNoTracking()
                .SingleOrDefaultAsync(row => row.Id == id && row.AuthorId == person && row.Stage == PetitionStage.Draft, stop)
                is { } kept
            && processes.Find(kept.ProcessId) is { } rules
            ? new(rules, new(id, kept.Title, kept.Body, false, true), [], null)
            : null;
    }

    IResult Answer(string? slug, WritePetition.Form form, WritePetition.Result result)
    {
        if (result is { Id: { } id, Outcome: WritePetition.Outcome.Filed or WritePetition.Outcome.Kept })
            return Results.LocalRedirect(
                $"~/petitions/{id}?said={(result.Outcome is WritePetition.Outcome.Filed ? "filed" : "kept")}"
            );
        if (processes.Find(slug) is not { } process || result.Outcome is WritePetition.Outcome.NoSuchDraft)
            return Results.NotFound();
        var status = result.Outcome switch
        {
            WritePetition.Outcome.TooMany => TooManyRequests.Status,
            WritePetition.Outcome.AddressNotConfirmed => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        var problem = result.Outcome is WritePetition.Outcome.Invalid ? (WritePetition.Outcome?)null : result.Outcome;
        return new View("/Petitions/Pages/Write.cshtml", new Model(process, form, result.Faults, problem), status).RetryAt(
            result.RetryAt
        );
    }
}
