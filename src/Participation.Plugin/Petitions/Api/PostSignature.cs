using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Participation.Api;
using Participation.Citizens;

namespace Participation.Petitions;

/// <summary><c>POST /petitions/{id}/signatures</c>, and its confirmation.</summary>
static class PostSignature
{
    /// <param name="Commune">INSEE code, or <c>elsewhere</c>.</param>
    /// <param name="Entitled">Declares to be old enough and to live in one of the communes, where the rules ask it.</param>
    /// <param name="News">Agrees to hear what becomes of the petition.</param>
    /// <param name="Proof">The solution of the challenge, or the ticket of a former answer, where one was asked for.</param>
    public sealed record Signing(string? Name, string? Email, string? Commune, bool Entitled, bool News, string? Proof);

    /// <param name="Token">Of the letter.</param>
    public sealed record Confirming(string? Token);

    public sealed record Confirmed(Guid Petition, bool AlreadyCounted);

    public static async Task<IResult> Http(
        Guid id,
        Body<Signing> body,
        SignByMail byMail,
        SignWithAccount withAccount,
        Visitor visitor,
        Network network,
        IStringLocalizer<PetitionsRoom> words,
        Refusals refuse,
        HttpContext http
    )
    {
        var it = body.Value;
        var form = new SigningForm(it.Name, it.Email, it.Commune, it.Entitled, it.News) { Proof = it.Proof };
        if (await visitor.PersonId() is { } person)
        {
            var signed = await withAccount.Run(id, person, form, network.Key, http.RequestAborted);
            return signed.Outcome switch
            {
                SignWithAccount.Outcome.Counted => Results.StatusCode(StatusCodes.Status201Created),
                SignWithAccount.Outcome.AlreadyCounted => refuse.Conflict("AlreadySigned"),
                SignWithAccount.Outcome.AddressNotConfirmed => refuse.Forbidden("NotConfirmed"),
                SignWithAccount.Outcome.Closed => refuse.Conflict("PetitionClosed"),
                SignWithAccount.Outcome.Invalid => Invalid(signed.Faults),
                _ => refuse.Missing("NoSuchPetition"),
            };
        }
        var result = await byMail.Run(id, form, network.Key, Cultures.Now, http.RequestAborted);
        return result.Outcome switch
        {
            SignByMail.Outcome.Asked => Results.StatusCode(StatusCodes.Status202Accepted),
            SignByMail.Outcome.AccountNeeded => refuse.SignIn(http),
            SignByMail.Outcome.Closed => refuse.Conflict("PetitionClosed"),
            SignByMail.Outcome.Invalid => Invalid(result.Faults),
            SignByMail.Outcome.TooMany => TooMany(result.RetryAt),
            SignByMail.Outcome.ProofNeeded => ProofNeeded(result.Ticket),
            _ => refuse.Missing("NoSuchPetition"),
        };

        IResult Invalid(IEnumerable<(string Field, SigningFault Fault)> faults) =>
            refuse.Invalid(faults.Select(fault => (fault.Field, words["Fault." + fault.Fault, SigningForm.LongestName].Value)));

        IResult TooMany(DateTimeOffset? at) => refuse.Of(TooManyRequests.Status, "TooManySignatures").RetryAt(at);

        IResult ProofNeeded(string? ticket) =>
            Results.Problem(
                title: refuse.Word("ProofNeeded.title"),
                detail: refuse.Word("ProofNeeded.detail", (int)ProofOfWork.Wait.TotalSeconds),
                statusCode: StatusCodes.Status428PreconditionRequired,
                extensions: new Dictionary<string, object?> { ["code"] = "proofNeeded", ["ticket"] = ticket }
            );
    }

    public static async Task<IResult> Confirm(
        Body<Confirming> body,
        ConfirmSignature confirm,
        Refusals refuse,
        CancellationToken stop
    )
    {
        var result = await confirm.Run(body.Value.Token ?? "", stop);
        return result switch
        {
            { Outcome: ConfirmSignature.Outcome.Counted, PetitionId: { } id } => Results.Ok(new Confirmed(id, false)),
            { Outcome: ConfirmSignature.Outcome.AlreadyCounted, PetitionId: { } id } => Results.Ok(new Confirmed(id, true)),
            { Outcome: ConfirmSignature.Outcome.MailboxTaken } => refuse.Conflict("MailboxTaken"),
            { Outcome: ConfirmSignature.Outcome.Paused } => refuse.Conflict("PetitionPaused"),
            { Outcome: ConfirmSignature.Outcome.TooLate } => refuse.Of(StatusCodes.Status410Gone, "PetitionClosed"),
            _ => refuse.Missing("NoSuchLink"),
        };
    }
}

/// <summary><c>POST /petitions</c>.</summary>
static class FilePetition
{
    /// <param name="Process">Slug of the right of petition.</param>
    /// <param name="Draft">A draft of one's own to go on with.</param>
    /// <param name="Keep">True keeps it as a draft.</param>
    public sealed record Filing(string? Process, string? Title, string? Body, bool Entitled, Guid? Draft, bool Keep);

    public static async Task<IResult> Http(
        Body<Filing> body,
        WritePetition write,
        ReadPetition read,
        PetitionPresentation present,
        Visitor visitor,
        IStringLocalizer<PetitionsRoom> words,
        Refusals refuse,
        HttpContext http
    )
    {
        var (it, stop) = (body.Value, http.RequestAborted);
        if (await visitor.PersonId() is not { } person)
            return refuse.SignIn(http);
        var result = await write.Run(it.Process, person, new(it.Draft, it.Title, it.Body, it.Entitled, !it.Keep), stop);
        if (result.Id is { } id && result.Faults.Count == 0 && await read.Run(id, person, stop) is { } found)
            return Results.Created($"{ApiRoom.Prefix}/petitions/{id}", present.Of(found));
        return result.Outcome switch
        {
            WritePetition.Outcome.Invalid => refuse.Invalid(
                result.Faults.Select(fault => (fault.Field, words["Fault." + fault.Fault].Value))
            ),
            WritePetition.Outcome.AddressNotConfirmed => refuse.Forbidden("NotConfirmed"),
            WritePetition.Outcome.NoSuchProcess => refuse.Missing("NoSuchProcess"),
            WritePetition.Outcome.TooMany => refuse.Of(TooManyRequests.Status, "TooManyPetitions").RetryAt(result.RetryAt),
            _ => refuse.Missing("NoSuchPetition"),
        };
    }
}
