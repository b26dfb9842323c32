using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Geography;
using Participation.Pages;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>
/// Writing a contribution, with or without an account: what is typed is kept from the first send on, and who is not
/// signed in signs in last. <c>/contributions/new</c>.
/// </summary>
public sealed class WritePage(
    ProcessCatalog processes,
    FormCatalog forms,
    Communes communes,
    SubmitContribution submit,
    Drafts drafts,
    Attachments attachments,
    AuthorityHint hint,
    ParticipationDb db,
    Visitor visitor,
    TimeProvider clock
)
{
    /// <param name="Once">The id that the contribution will have: the same form sent twice publishes once.</param>
    /// <param name="Secret">Seals the draft's id; null before the first send.</param>
    /// <param name="Other">Who else seems to be the one to ask.</param>
    public sealed record Model(
        Process Process,
        FormType Form,
        Submission Typed,
        IReadOnlyList<FieldProblem> Problems,
        Guid Once,
        string? Secret,
        IReadOnlyList<Attachment> Files,
        IReadOnlyList<Commune> Communes,
        string? ParentTitle,
        bool IsSignedIn,
        bool IsKept,
        OtherAuthority? Other
    )
    {
        public bool AsksPlacement => Typed.ParentId is null;
    }

    internal static async Task<IResult> Open(
        WritePage page,
        HttpContext http,
        string? process = null,
        string? type = null,
        Guid? parent = null,
        string? draft = null
    ) =>
        await page.Show(process, type, parent, draft ?? http.Request.Cookies[Drafts.Key], explicitDraft: draft is not null, http);

    internal static async Task<IResult> Send(WritePage page, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await page.Receive(form, http);
    }

    async Task<IResult> Show(string? slug, string? type, Guid? parent, string? draft, bool explicitDraft, HttpContext http)
    {
        var stop = http.RequestAborted;
        var person = await visitor.PersonId();
        var kept = await Kept(draft, person, stop);
        // A draft found by its cookie is offered only where it belongs; one that the address names is what was asked for.
        if (kept is { } found && (explicitDraft || Fits(found, slug, type, parent)))
            return Page(
                found.Typed,
                [],
                found.Draft.Id,
                person,
                await attachments.OfDraft(found.Draft.Id, stop),
                await Title(found.Typed.ParentId, stop),
                kept: true
            );
        if (Find(slug) is not { } process)
            return Results.NotFound();
        var typed = Empty(process, type ?? process.Forms.FirstOrDefault() ?? "", parent);
        return Page(typed, [], null, person, [], await Title(parent, stop), kept: false);
    }

    async Task<IResult> Receive(IFormCollection form, HttpContext http)
    {
        var stop = http.RequestAborted;
        if (Find(form["process"]) is not { } process)
            return Results.NotFound();
        var typed = TypedForm.Read(form, process.Id);
        if (!process.Takes(typed.Type, typed.ParentId is not null) || forms.Find(typed.Type) is null)
            return Results.NotFound();
        var person = await visitor.PersonId();
        var publishing = form["action"] != "draft" && form["removeFile"].Count == 0;
        var draftId = await drafts.Save(await OwnDraft(form[Drafts.Key], person, stop), person, typed, publishing, stop);
        if (person is null)
            Remember(draftId, http);
        var problems = await attachments.Change(draftId, form, stop);
        // Errors are told before anything else is said, or an account asked for.
        if (publishing && process.IsOpenAt(clock.GetUtcNow()))
            problems =
            [
                .. problems,
                .. CheckForm.Run(forms.Find(typed.Type)!, typed.Fields).Problems, // it was found above
                .. CheckPlacement.Run(typed, process, communes),
            ];
        if (form["removeFile"].Count > 0 || problems.Count > 0)
            return Page(
                typed,
                problems,
                draftId,
                person,
                await attachments.OfDraft(draftId, stop),
                await Title(typed.ParentId, stop),
                kept: true,
                form["once"]
            );
        if (!publishing)
            return Results.LocalRedirect($"~/contributions/new?draft={Uri.EscapeDataString(drafts.Secret(draftId))}#kept");
        if (form[AuthorityHint.Told].Count == 0 && hint.Of(typed) is not null)
            return Results.LocalRedirect($"~/contributions/new?draft={Uri.EscapeDataString(drafts.Secret(draftId))}#authority");
        return person is { } author ? await Publish(typed, author, draftId, form["once"], http) : AskAccount(draftId, http);
    }

    IResult AskAccount(Guid draftId, HttpContext http)
    {
        var secret = Uri.EscapeDataString(drafts.Secret(draftId));
        var back = Uri.EscapeDataString($"{http.Request.PathBase}/contributions/new?draft={secret}");
        return Results.LocalRedirect($"~/citizens/sign-up?draft={secret}&returnUrl={back}");
    }

    async Task<IResult> Publish(Submission typed, Guid author, Guid draftId, string? once, HttpContext http)
    {
        var stop = http.RequestAborted;
        var id = Guid.TryParse(once, out var given) && given != Guid.Empty ? given : Guid.CreateVersion7(clock.GetUtcNow());
        var result = await submit.Run(typed, author, id, draftId, stop);
        switch (result.Outcome)
        {
            case SubmitContribution.Outcome.Published:
                http.Response.Cookies.Delete(Drafts.Key);
                return Results.LocalRedirect($"~/contributions/{result.Id}?said=published");
            case SubmitContribution.Outcome.Invalid:
                return Page(
                    typed,
                    result.Problems,
                    draftId,
                    author,
                    await attachments.OfDraft(draftId, stop),
                    await Title(typed.ParentId, stop),
                    kept: true,
                    once
                );
            case SubmitContribution.Outcome.AddressNotConfirmed:
                return new View(
                    "/Contributions/Pages/NotConfirmed.cshtml",
                    new NotPublished(typed, Find(typed.ProcessId)),
                    StatusCodes.Status403Forbidden
                );
            case SubmitContribution.Outcome.Closed:
                return new View(
                    "/Contributions/Pages/TooLate.cshtml",
                    new NotPublished(typed, Find(typed.ProcessId)),
                    StatusCodes.Status409Conflict
                );
            default:
                return Results.NotFound();
        }
    }

    /// <summary>A text that could not be published now, still there to be copied.</summary>
    public sealed record NotPublished(Submission Typed, Process? Process);

    IResult Page(
        Submission typed,
        IReadOnlyList<FieldProblem> problems,
        Guid? draftId,
        Guid? person,
        IReadOnlyList<Attachment> files,
        string? parentTitle,
        bool kept,
        string? once = null
    )
    {
        if (
            Find(typed.ProcessId) is not { } process
            || forms.Find(typed.Type) is not { } form
            || !process.Takes(typed.Type, typed.ParentId is not null)
        )
            return Results.NotFound();
        if (typed.ParentId is not null && parentTitle is null)
            return Results.NotFound();
        if (!process.IsOpenAt(clock.GetUtcNow()))
            return new View(
                "/Contributions/Pages/TooLate.cshtml",
                new NotPublished(typed, process),
                StatusCodes.Status409Conflict
            );
        var id = Guid.TryParse(once, out var given) ? given : Guid.CreateVersion7(clock.GetUtcNow());
        var secret = draftId is { } draft ? drafts.Secret(draft) : null;
        return new View(
            "/Contributions/Pages/Write.cshtml",
            new Model(
                process,
                form,
                typed,
                problems,
                id,
                secret,
                files,
                communes.All,
                parentTitle,
                person is not null,
                kept,
                hint.Of(typed)
            ),
            problems.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK
        );
    }

    async Task<(Draft Draft, Submission Typed)?> Kept(string? secret, Guid? person, CancellationToken stop) =>
        drafts.Open(secret) is { } id ? await drafts.Find(id, person, stop) : null;

    async Task<Guid?> OwnDraft(string? secret, Guid? person, CancellationToken stop)
    {
        if (await Kept(secret, person, stop) is not { } kept)
            return null;
        // Written before signing in: the text now belongs to who holds its secret and signed in.
        if (person is { } owner && kept.Draft.PersonId is null)
            await db.InTransaction(
                () =>
                    db
                        .Drafts.Where(row => row.Id == kept.Draft.Id && row.PersonId == null)
                        .ExecuteUpdateAsync(row => row.SetProperty(it => it.PersonId, owner), stop),
                stop
            );
        return kept.Draft.Id;
    }

    static bool Fits((Draft Draft, Submission Typed) kept, string? slug, string? type, Guid? parent) =>
        kept.Typed.ParentId == parent && (type is null || kept.Typed.Type == type) && slug is null;

    void Remember(Guid draftId, HttpContext http) =>
        http.Response.Cookies.Append(
            Drafts.Key,
            drafts.Secret(draftId),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                MaxAge = TimeSpan.FromDays(7),
            }
        );

    async Task<string?> Title(Guid? id, CancellationToken stop) =>
        id is null
            ? null
            : await db
                .Contributions.Listed()
                .Where(row => row.Id == id)
                .Select(row => row.Title.Length > 0 ? row.Title : row.Body)
                .SingleOrDefaultAsync(stop);

    Process? Find(string? slug) => slug is null ? null : processes.Find(slug, CultureInfo.CurrentUICulture.Name);

    Process? Find(Guid id) => processes.Find(id, CultureInfo.CurrentUICulture.Name);

    static Submission Empty(Process process, string type, Guid? parent) =>
        new(
            process.Id,
            type,
            parent,
            new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            null,
            null,
            null,
            null,
            null,
            null,
            null
        );
}
