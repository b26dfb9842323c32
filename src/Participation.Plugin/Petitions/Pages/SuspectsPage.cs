using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Geography;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>The integrity desk of a petition, for agents: <c>/petitions/{id}/suspects?network=…</c>.</summary>
public sealed class SuspectsPage(
    ParticipationDb db,
    FindSuspects find,
    InvalidateSignatures invalidate,
    Communes communes,
    Agents agents
)
{
    public sealed record Model(
        Petition Petition,
        SuspectFilter Filter,
        FindSuspects.Bursts Bursts,
        FindSuspects.Preview Preview,
        IReadOnlyList<Invalidation> Decisions,
        Communes Communes,
        string? Text,
        InvalidateSignatures.Outcome? Problem
    );

    internal static Task<IResult> Show(Guid id, SuspectsPage page, HttpContext http) =>
        page.Page(id, SuspectFilter.Read(name => http.Request.Query[name]), null, null, http.RequestAborted);

    internal static async Task<IResult> Start(Guid id, SuspectsPage page, HttpContext http)
    {
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var filter = SuspectFilter.Read(name => typed[name]);
        var form = new InvalidateSignatures.Form(
            filter,
            typed["text"],
            int.TryParse(typed["expected"], out var expected) ? expected : 0
        );
        return await page.Verb.Start(page.Agent, id, form, http.RequestAborted) switch
        {
            InvalidateSignatures.Outcome.Started => Results.LocalRedirect($"~/petitions/{id}/suspects"),
            InvalidateSignatures.Outcome.NoSuchPetition => Results.NotFound(),
            var problem => await page.Page(id, filter, form.Text, problem, http.RequestAborted),
        };
    }

    internal static async Task<IResult> Stop(Guid id, Guid invalidation, SuspectsPage page, CancellationToken stop) =>
        await page.After(id, await page.Verb.Stop(page.Agent, invalidation, stop), stop);

    internal static async Task<IResult> Reverse(Guid id, Guid invalidation, SuspectsPage page, CancellationToken stop) =>
        await page.After(id, await page.Verb.Reverse(page.Agent, invalidation, stop), stop);

    InvalidateSignatures Verb => invalidate;
    Agent? Agent => agents.Current;

    async Task<IResult> After(Guid id, InvalidateSignatures.Outcome outcome, CancellationToken stop) =>
        outcome is InvalidateSignatures.Outcome.Started
            ? Results.LocalRedirect($"~/petitions/{id}/suspects")
            : await Page(id, SuspectFilter.Read(_ => null), null, outcome, stop);

    async Task<IResult> Page(
        Guid id,
        SuspectFilter filter,
        string? text,
        InvalidateSignatures.Outcome? problem,
        CancellationToken stop
    )
    {
        if (await db.Petitions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { } petition)
            return Results.NotFound();
        var decisions = await db
            .Invalidations.AsNoTracking()
            .Where(row => row.PetitionId == id)
            .OrderByDescending(row => row.At)
            .ToListAsync(stop);
        var model = new Model(
            petition,
            filter,
            await find.Run(id, stop),
            await find.Look(id, filter, stop),
            decisions,
            communes,
            text,
            problem
        );
        var status = problem switch
        {
            null => StatusCodes.Status200OK,
            InvalidateSignatures.Outcome.Changed or InvalidateSignatures.Outcome.NotNow => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return new View("/Petitions/Pages/Suspects.cshtml", model, status);
    }
}
