using System.Globalization;
using System.Text.Json;
using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Participation.Api;
using Participation.Citizens;

namespace Participation.Petitions;

/// <summary>Petitions for programs: read, watched, filed and signed.</summary>
static class PetitionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/petition-processes").WithTags("Petitions");
        rules
            .MapGet("", Processes)
            .WithName("ListPetitionProcesses")
            .WithSummary("The rights of petition, with their rules")
            .Produces<Listing<PetitionProcessView>>();
        rules
            .MapGet("/{slug}/simulation", Simulate)
            .WithName("SimulatePetition")
            .WithSummary("Which tiers a spread would reach: one query word a commune, as c38185=420")
            .Produces<IReadOnlyList<TierView>>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        var petitions = api.MapGroup("/petitions").WithTags("Petitions");
        petitions
            .MapGet("", List)
            .WithName("ListPetitions")
            .WithSummary("Search, narrow and sort petitions; follow `next` to read them all")
            .Produces<Listing<PetitionItem>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        petitions
            .MapPost("", FilePetition.Http)
            .WithName("FilePetition")
            .WithSummary("File a petition, or keep it as a draft")
            .Produces<PetitionDetails>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
        petitions
            .MapGet("/{id:guid}", Get)
            .WithName("GetPetition")
            .WithSummary("One petition: text, steps, rules, count by tier and commune")
            .Produces<PetitionDetails>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        petitions
            .MapGet("/{id:guid}/count", Count)
            .WithName("CountPetition")
            .WithSummary("The count, at most five seconds old and exact at the instant it says; made to be cached")
            .Produces<CountView>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        petitions
            .MapGet("/{id:guid}/integrity", Integrity)
            .WithName("GetPetitionIntegrity")
            .WithSummary("Pending, counted, paper, invalidated, and the last recount")
            .Produces<IntegrityView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        petitions
            .MapPost("/{id:guid}/signatures", PostSignature.Http)
            .WithName("SignPetition")
            .WithSummary("Sign: with an account it counts at once, by mail once the link of the letter is confirmed")
            .Produces(StatusCodes.Status201Created)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesValidationProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired)
            .ProducesProblem(TooManyRequests.Status);
        petitions
            .MapPost("/signatures/confirmation", PostSignature.Confirm)
            .WithName("ConfirmSignature")
            .WithSummary("Confirm a signature by the token of its letter; answered once it is on disk")
            .Produces<PostSignature.Confirmed>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone);
    }

    /// <summary>What a recount found.</summary>
    public sealed record RecountView(DateTimeOffset At, int Rows, int Tallied, bool Agrees);

    public sealed record IntegrityView(
        DateTimeOffset At,
        int Pending,
        int Counted,
        int Paper,
        int Invalidated,
        int Robots,
        RecountView? LastRecount
    );

    static IResult Processes(PetitionProcesses processes, PetitionPresentation present) =>
        Results.Ok(Listing<PetitionProcessView>.Whole([.. processes.Here.Select(present.Of)]));

    static IResult Simulate(
        string slug,
        PetitionProcesses processes,
        Geography.Communes communes,
        HttpRequest request,
        Refusals refuse
    )
    {
        if (processes.Find(slug) is not { } process)
            return refuse.Missing("NoSuchProcess");
        var counts = SimulatorPage.Counts(communes, request);
        return Results.Ok<IReadOnlyList<TierView>>([.. TierRules.Of(process.Rules, counts).Select(TierView.Of)]);
    }

    static async Task<IResult> List(
        string? process,
        string? state,
        string? sort,
        string? q,
        string? take,
        string? cursor,
        PetitionProcesses processes,
        ListPetitions list,
        PetitionPresentation present,
        TimeProvider clock,
        Refusals refuse,
        HttpContext http
    )
    {
        if (!string.IsNullOrEmpty(process) && processes.Find(process) is null)
            return refuse.Missing("NoSuchProcess");
        if (Paging.Take(take) is not { } size)
            return refuse.Bad("BadTake", Paging.Most);
        if (!string.IsNullOrEmpty(sort) && PetitionFilter.Word<PetitionSort>(sort) is null)
            return refuse.Bad("BadSort", Words<PetitionSort>());
        if (!string.IsNullOrEmpty(state) && PetitionFilter.Word<PetitionState>(state) is null)
            return refuse.Bad("BadState", Words<PetitionState>());
        var page = 1;
        if (!string.IsNullOrEmpty(cursor) && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out page))
            return refuse.Bad("BadCursor");
        var filter = PetitionFilter.Read(http.Request.Query) with { Page = Math.Clamp(page, 1, 10_000) };
        var found = await list.Run(processes.Find(process)?.Id, filter, size, http.RequestAborted);
        var now = clock.GetUtcNow();
        return Results.Ok(
            new Listing<PetitionItem>(
                found.Total,
                [.. found.Items.Select(item => present.Of(item.Petition, item.Author, item.Signatures, now))],
                new Dictionary<string, IReadOnlyList<FacetValue>>(),
                filter.Page * size < found.Total ? (filter.Page + 1).ToString(CultureInfo.InvariantCulture) : null
            )
        );
    }

    static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(PetitionFilter.Write));

    static async Task<IResult> Get(
        Guid id,
        ReadPetition read,
        Visitor visitor,
        PetitionPresentation present,
        Refusals refuse,
        HttpContext http
    ) =>
        await read.Run(id, await visitor.PersonId(), http.RequestAborted) is { } found
            ? Results.Ok(present.Of(found))
            : refuse.Missing("NoSuchPetition");

    /// <summary>The same bytes for everyone: any cache on the way may keep them a second and serve them another while it asks again.</summary>
    static async Task<IResult> Count(
        Guid id,
        PetitionRulesCache rules,
        CountSignatures count,
        Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        Refusals refuse,
        HttpContext http
    )
    {
        if (await rules.Of(id, http.RequestAborted) is not { } known)
            return refuse.Missing("NoSuchPetition");
        var view = CountView.Of(known, await count.Of(id));
        var bytes = JsonSerializer.SerializeToUtf8Bytes(view, json.Value.SerializerOptions);
        http.Response.Headers.CacheControl = "public, max-age=1, stale-while-revalidate=2";
        http.Response.Headers.Vary = "Accept-Language";
        return Results.Bytes(bytes, EntityTags.MediaType, entityTag: EntityTags.Of(bytes));
    }

    static async Task<IResult> Integrity(
        Guid id,
        ReadPetition read,
        ReadIntegrity integrity,
        Refusals refuse,
        CancellationToken stop
    )
    {
        if (await read.Run(id, null, stop) is null)
            return refuse.Missing("NoSuchPetition");
        var it = await integrity.Run(id, stop);
        var recount = it.Recount is { } last ? new RecountView(last.At, last.Rows, last.Tallied, last.Agrees) : null;
        return Results.Ok(new IntegrityView(it.At, it.Pending, it.Counted, it.Paper, it.Invalidated, it.Robots, recount));
    }
}
