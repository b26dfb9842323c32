using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Participation.Api;
using Participation.Citizens;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary>One's own drafts and their files. A draft is kept as typed, also what would not pass.</summary>
static class DraftsApi
{
    /// <param name="Process">Slug; null when the process is no longer published.</param>
    public sealed record DraftView(
        Guid Id,
        string? Process,
        string Type,
        Guid? Parent,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
        string? Side,
        string? Section,
        string? Theme,
        string? Commune,
        string? Place,
        string? Latitude,
        string? Longitude,
        DateTimeOffset CreatedAt,
        DateTimeOffset UpdatedAt,
        IReadOnlyList<AttachmentView> Attachments
    );

    /// <param name="Process">Slug.</param>
    /// <param name="Contribution">As it would be published.</param>
    public sealed record Typed(string? Process, TypedContribution? Contribution);

    /// <summary>What the endpoints share.</summary>
    public sealed record Desk(
        OwnDrafts Own,
        Drafts Drafts,
        Visitor Visitor,
        ProcessCatalog Processes,
        Presentation Present,
        Refusals Refuse
    )
    {
        public DraftView View(OwnDrafts.Kept kept) =>
            new(
                kept.Draft.Id,
                Processes.Find(kept.Draft.ProcessId, ReadProcesses.Cultures[0])?.Slug,
                kept.Typed.Type,
                kept.Typed.ParentId,
                kept.Typed.Fields,
                kept.Typed.Side,
                kept.Typed.Section,
                kept.Typed.Theme,
                kept.Typed.Commune,
                kept.Typed.Place,
                kept.Typed.Latitude,
                kept.Typed.Longitude,
                kept.Draft.CreatedAt,
                kept.Draft.UpdatedAt,
                [.. kept.Files.Select(Present.Of)]
            );
    }

    public static void Map(RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/drafts").WithTags("Drafts");
        drafts
            .MapGet("", List)
            .WithName("ListDrafts")
            .WithSummary("One's own drafts, the last changed first")
            .Produces<Listing<DraftView>>()
            .ProducesProblem(StatusCodes.Status401Unauthorized);
        drafts
            .MapPost("", Create)
            .WithName("KeepDraft")
            .WithSummary("Keep a text that is not ready")
            .Produces<DraftView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        var one = drafts.MapGroup("/{id:guid}");
        one.MapGet("", Get)
            .WithName("GetDraft")
            .WithSummary("One draft")
            .Produces<DraftView>()
            .ProducesProblem(401)
            .ProducesProblem(404);
        one.MapPut("", Change)
            .WithName("ChangeDraft")
            .WithSummary("Keep another text in its place")
            .Produces<DraftView>()
            .ProducesProblem(401)
            .ProducesProblem(404);
        one.MapDelete("", Discard)
            .WithName("DiscardDraft")
            .WithSummary("Throw it away with its files")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(401)
            .ProducesProblem(404);
        one.MapPost("/attachments", Attach)
            .WithName("AttachToDraft")
            .WithSummary("Join an image or a PDF: multipart field `files`, and `alternative` for what an image shows")
            .DisableAntiforgery()
            .Produces<DraftView>()
            .ProducesProblem(401)
            .ProducesProblem(404)
            .ProducesValidationProblem(422);
        one.MapDelete("/attachments/{file:guid}", Detach)
            .WithName("DetachFromDraft")
            .WithSummary("Take a file out")
            .Produces<DraftView>()
            .ProducesProblem(401)
            .ProducesProblem(404);
    }

    static async Task<IResult> List([AsParameters] Desk desk, HttpContext http) =>
        await desk.Visitor.PersonId() is { } person
            ? Results.Ok(Listing<DraftView>.Whole([.. (await desk.Own.List(person, http.RequestAborted)).Select(desk.View)]))
            : desk.Refuse.SignIn(http);

    static async Task<IResult> Create(Body<Typed> body, [AsParameters] Desk desk, HttpContext http)
    {
        var stop = http.RequestAborted;
        if (await desk.Visitor.PersonId() is not { } person)
            return desk.Refuse.SignIn(http);
        if (desk.Processes.Find(body.Value.Process ?? "", CultureInfo.CurrentUICulture.Name) is not { } process)
            return desk.Refuse.Missing("NoSuchProcess");
        var typed = (body.Value.Contribution ?? Nothing).ToSubmission(process.Id);
        if (!process.Takes(typed.Type, typed.ParentId is not null))
            return NoSuchForm(typed, process, desk.Refuse);
        var id = await desk.Drafts.Save(null, person, typed, submitting: false, stop);
        return await desk.Own.Find(id, person, stop) is { } kept
            ? Results.Created($"{http.Request.PathBase}{ApiRoom.Prefix}/drafts/{id}", desk.View(kept))
            : desk.Refuse.Missing("NoSuchDraft");
    }

    static Task<IResult> Get(Guid id, [AsParameters] Desk desk, HttpContext http) =>
        With(id, desk, http, (kept, _) => Task.FromResult(Results.Ok(desk.View(kept))));

    static Task<IResult> Change(Guid id, Body<Typed> body, [AsParameters] Desk desk, HttpContext http) =>
        With(
            id,
            desk,
            http,
            async (kept, person) =>
            {
                // What a draft is for does not change: its type, process and parent are those it was made with.
                var typed = (body.Value.Contribution ?? Nothing).ToSubmission(kept.Draft.ProcessId) with
                {
                    Type = kept.Draft.Type,
                    ParentId = kept.Draft.ParentId,
                };
                await desk.Drafts.Save(id, person, typed, submitting: false, http.RequestAborted);
                return await Now(id, person, desk, http);
            }
        );

    static async Task<IResult> Discard(Guid id, [AsParameters] Desk desk, RemoveDraft remove, HttpContext http) =>
        await desk.Visitor.PersonId() is not { } person ? desk.Refuse.SignIn(http)
        : await remove.Run(id, person, http.RequestAborted) ? Results.NoContent()
        : desk.Refuse.Missing("NoSuchDraft");

    static Task<IResult> Attach(
        Guid id,
        [AsParameters] Desk desk,
        Attachments attachments,
        FormCatalog forms,
        TypeWords types,
        HttpContext http
    ) =>
        With(
            id,
            desk,
            http,
            async (kept, person) =>
            {
                if (!http.Request.HasFormContentType)
                    return desk.Refuse.Of(StatusCodes.Status415UnsupportedMediaType, "NotForm");
                var form = await http.Request.ReadFormAsync(http.RequestAborted);
                var problems = await attachments.Change(id, form, http.RequestAborted);
                return problems.Count > 0 && forms.Find(kept.Draft.Type) is { } type
                    ? desk.Refuse.Invalid(type, problems, types)
                    : await Now(id, person, desk, http);
            }
        );

    static Task<IResult> Detach(Guid id, Guid file, [AsParameters] Desk desk, Attachments attachments, HttpContext http) =>
        With(
            id,
            desk,
            http,
            async (kept, person) =>
            {
                if (kept.Files.All(one => one.Id != file))
                    return desk.Refuse.Missing("NoSuchDraft");
                var form = new FormCollection(new Dictionary<string, StringValues> { ["removeFile"] = file.ToString() });
                await attachments.Change(id, form, http.RequestAborted);
                return await Now(id, person, desk, http);
            }
        );

    static async Task<IResult> With(Guid id, Desk desk, HttpContext http, Func<OwnDrafts.Kept, Guid, Task<IResult>> then) =>
        await desk.Visitor.PersonId() is not { } person ? desk.Refuse.SignIn(http)
        : await desk.Own.Find(id, person, http.RequestAborted) is { } kept ? await then(kept, person)
        : desk.Refuse.Missing("NoSuchDraft");

    static async Task<IResult> Now(Guid id, Guid person, Desk desk, HttpContext http) =>
        await desk.Own.Find(id, person, http.RequestAborted) is { } kept
            ? Results.Ok(desk.View(kept))
            : desk.Refuse.Missing("NoSuchDraft");

    static IResult NoSuchForm(Submission typed, Process process, Refusals refuse) =>
        refuse.Invalid([
            ("type", refuse.Word("NoSuchForm", string.Join(", ", typed.ParentId is null ? process.Forms : process.Children))),
        ]);

    static readonly TypedContribution Nothing = new(null, null, null, null, null, null, null, null, null, null, null);
}
