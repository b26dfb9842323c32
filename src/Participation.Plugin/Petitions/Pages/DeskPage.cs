using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// The agents' pages: what waits for them (<c>/petitions/desk</c>), and one petition with what can be done
/// (<c>/petitions/{id}/desk</c>).
/// </summary>
public sealed class DeskPage(ParticipationDb db, ReadPetition read, DecideOnPetition decide, Agents agents, TimeProvider clock)
{
    /// <param name="Waiting">Those to be judged, the one that has waited longest first.</param>
    /// <param name="Living">The others that go on.</param>
    public sealed record Queue(IReadOnlyList<Petition> Waiting, IReadOnlyList<Petition> Living, DateTimeOffset Now);

    /// <param name="Seen">Hidden in the forms: a decision of a colleague after it is noticed.</param>
    public sealed record Model(
        ReadPetition.Result Read,
        IReadOnlyList<StepKind> Deeds,
        DecideOnPetition.Form Typed,
        DecideOnPetition.Outcome? Problem,
        DateTimeOffset Seen
    )
    {
        public Petition Petition => Read.Petition;
    }

    internal static async Task<IResult> ShowQueue(DeskPage page, CancellationToken stop) =>
        new View("/Petitions/Pages/Queue.cshtml", await page.ReadQueue(stop));

    internal static async Task<IResult> Show(Guid id, DeskPage page, CancellationToken stop) =>
        await page.Page(id, new(null, null), null, stop);

    internal static async Task<IResult> Send(Guid id, DeskPage page, HttpContext http)
    {
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var form = new DecideOnPetition.Form(typed["deed"], typed["text"])
        {
            Reason = typed["reason"],
            Day = typed["day"],
            Video = typed["video"],
            Minutes = typed["minutes"],
            Seen = SeenAt.Read(typed["seen"]),
        };
        return await page.Run(id, form, http.RequestAborted) switch
        {
            DecideOnPetition.Outcome.Done => Results.LocalRedirect($"~/petitions/{id}/desk"),
            DecideOnPetition.Outcome.NoSuchPetition => Results.NotFound(),
            var problem => await page.Page(id, form, problem, http.RequestAborted),
        };
    }

    Task<DecideOnPetition.Outcome> Run(Guid id, DecideOnPetition.Form form, CancellationToken stop) =>
        decide.Run(agents.Current, id, form, stop);

    async Task<Queue> ReadQueue(CancellationToken stop)
    {
        var rows = await db
            .Petitions.AsNoTracking()
            .Where(row => row.Stage != PetitionStage.Draft && row.Outcome != PetitionOutcome.Answered)
            .OrderBy(row => row.SubmittedAt ?? row.FiledAt)
            .Take(500)
            .ToListAsync(stop);
        return new(
            [.. rows.Where(row => row.Stage is PetitionStage.Admissibility)],
            [.. rows.Where(row => row.Stage is not PetitionStage.Admissibility)],
            clock.GetUtcNow()
        );
    }

    async Task<IResult> Page(Guid id, DecideOnPetition.Form typed, DecideOnPetition.Outcome? problem, CancellationToken stop)
    {
        var seen = clock.GetUtcNow();
        if (await read.Run(id, null, stop) is not { } found)
            return Results.NotFound();
        var deeds = DecideOnPetition.Deeds.Where(deed => found.Petition.Allows(deed, seen)).ToList();
        var status = problem switch
        {
            null => StatusCodes.Status200OK,
            DecideOnPetition.Outcome.NotNow or DecideOnPetition.Outcome.AnotherAgent => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return new View("/Petitions/Pages/Desk.cshtml", new Model(found, deeds, typed, problem, seen), status);
    }
}
