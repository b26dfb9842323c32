using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Participation.Citizens;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Petitions;

/// <summary>
/// Receives the form of a petition: <c>POST /petitions/{id}/signatures</c>. What is missing is asked for on a page of its
/// own, with what was typed; who did it right reads <c>/petitions/{id}/mail-sent</c>.
/// </summary>
public sealed class SignPage(
    SignByMail byMail,
    SignWithAccount withAccount,
    ReadPetition read,
    Communes communes,
    Visitor visitor,
    Network network
)
{
    /// <param name="HasAccount">One button then: no name, no address.</param>
    /// <param name="Ticket">Comes back with the form of who waits instead of computing.</param>
    public sealed record Model(
        Petition Petition,
        bool HasAccount,
        SigningForm Typed,
        IReadOnlyList<Commune> Communes,
        IReadOnlyList<(string Field, SigningFault Fault)> Faults,
        string? Problem = null,
        string? Ticket = null
    )
    {
        public SigningFault? FaultOf(string field) =>
            Faults.Where(fault => fault.Field == field).Select(fault => (SigningFault?)fault.Fault).FirstOrDefault();
    }

    internal static async Task<Model> Empty(
        Petition petition,
        Guid? reader,
        ReadPetition read,
        Communes communes,
        CancellationToken stop
    )
    {
        var commune = reader is { } person ? await read.CommuneOf(person, stop) : null;
        return new(petition, reader is not null, new(null, null, commune, false, false), communes.All, []);
    }

    internal static async Task<IResult> Open(Guid id, SignPage page, HttpContext http) =>
        await page.Form(id, http.RequestAborted) is { } model
            ? new View("/Petitions/Pages/Sign.cshtml", model)
            : Results.LocalRedirect($"~/petitions/{id}");

    internal static async Task<IResult> Send(Guid id, SignPage page, HttpContext http)
    {
        var typed = await http.Request.ReadFormAsync(http.RequestAborted);
        var form = new SigningForm(
            typed["name"],
            typed["email"],
            typed["commune"],
            typed["entitled"] == "true",
            typed["news"] == "true"
        )
        {
            Bait = typed["website"],
            Proof = typed["altcha"] is [{ Length: > 0 } solution] ? solution : typed["ticket"].ToString(),
        };
        return await page.Visitor.PersonId() is { } person
            ? await page.WithAccount(id, person, form, http)
            : await page.ByMail(id, form, http);
    }

    internal static async Task<IResult> MailSent(Guid id, SignPage page, CancellationToken stop) =>
        await page.Read.Run(id, null, stop) is { } found
            ? new View("/Petitions/Pages/MailSent.cshtml", found.Petition)
            : Results.NotFound();

    Visitor Visitor => visitor;
    ReadPetition Read => read;

    async Task<IResult> WithAccount(Guid id, Guid person, SigningForm form, HttpContext http)
    {
        var result = await withAccount.Run(id, person, form, network.Key, http.RequestAborted);
        return result.Outcome switch
        {
            SignWithAccount.Outcome.Counted => Results.LocalRedirect($"~/petitions/{id}?said=signed"),
            SignWithAccount.Outcome.AlreadyCounted => Results.LocalRedirect($"~/petitions/{id}?said=already"),
            SignWithAccount.Outcome.NoSuchPetition => Results.NotFound(),
            SignWithAccount.Outcome.Invalid => await Again(id, form, result.Faults, null, null, http),
            var other => await Again(id, form, [], other.ToString(), null, http),
        };
    }

    async Task<IResult> ByMail(Guid id, SigningForm form, HttpContext http)
    {
        var result = await byMail.Run(id, form, network.Key, Cultures.Now, http.RequestAborted);
        return result.Outcome switch
        {
            SignByMail.Outcome.Asked => Results.LocalRedirect($"~/petitions/{id}/mail-sent"),
            SignByMail.Outcome.NoSuchPetition => Results.NotFound(),
            SignByMail.Outcome.AccountNeeded => AskToSignIn.Then(http, $"/petitions/{id}#sign"),
            SignByMail.Outcome.TooMany => (await Again(id, form, [], nameof(SignByMail.Outcome.TooMany), null, http)).RetryAt(
                result.RetryAt
            ),
            SignByMail.Outcome.Invalid => await Again(id, form, result.Faults, null, null, http),
            var other => await Again(id, form, [], other.ToString(), result.Ticket, http),
        };
    }

    async Task<IResult> Again(
        Guid id,
        SigningForm typed,
        IReadOnlyList<(string, SigningFault)> faults,
        string? problem,
        string? ticket,
        HttpContext http
    )
    {
        if (await read.Run(id, null, http.RequestAborted) is not { } found)
            return Results.NotFound();
        var model = new Model(found.Petition, await visitor.PersonId() is not null, typed, communes.All, faults, problem, ticket);
        var status = problem switch
        {
            nameof(SignByMail.Outcome.TooMany) => TooManyRequests.Status,
            nameof(SignByMail.Outcome.Closed) => StatusCodes.Status409Conflict,
            nameof(SignWithAccount.Outcome.AddressNotConfirmed) => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return new View("/Petitions/Pages/Sign.cshtml", model, status);
    }

    async Task<Model?> Form(Guid id, CancellationToken stop)
    {
        var reader = await visitor.PersonId();
        return await read.Run(id, reader, stop) is { HasSigned: false } found && found.Petition.TakesSignaturesAt(found.Now)
            ? await Empty(found.Petition, reader, read, communes, stop)
            : null;
    }
}

/// <summary>What the script of the form asks for: <c>GET /petitions/{id}/challenge</c>. 204 when no proof is needed now.</summary>
static class ChallengePage
{
    public static async Task<IResult> Get(Guid id, SigningRate rate, ProofOfWork proof, ReadPetition read, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await read.Run(id, null, http.RequestAborted) is not { Petition.Secret: { } secret })
            return Results.NotFound();
        // Asked for a second time, after a refusal: this network alone has to prove its work.
        var isAsked = http.Request.Query.ContainsKey("needed");
        return rate.IsAbnormal(id) || isAsked
            ? Results.Json(proof.Make(secret), System.Text.Json.JsonSerializerOptions.Web)
            : Results.NoContent();
    }
}
