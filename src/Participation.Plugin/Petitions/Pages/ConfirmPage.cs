using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Participation.Pages;

namespace Participation.Petitions;

/// <summary>
/// What the link of the letter opens: a page with one button. Looking changes nothing, so that a scanner of mail confirms
/// nothing. <c>/petitions/signatures/{token}</c>.
/// </summary>
public sealed class ConfirmPage(ConfirmSignature confirm, ReadPetition read, Citizens.Limits limits, Citizens.Network network)
{
    /// <param name="Read">Null for a link that is not ours.</param>
    public sealed record Model(ConfirmSignature.Outcome Outcome, ReadPetition.Result? Read, string? Token);

    internal static async Task<IResult> Open(string token, ConfirmPage page, HttpContext http)
    {
        Private(http);
        return await page.Show(await page.Confirm.Look(token, http.RequestAborted), token, http.RequestAborted);
    }

    /// <summary>Counted: the page of thanks is another address, that can be read again and shared.</summary>
    internal static async Task<IResult> Press(string token, ConfirmPage page, HttpContext http)
    {
        Private(http);
        var result = await page.Confirm.Run(token, http.RequestAborted);
        if (result is { Outcome: ConfirmSignature.Outcome.Counted, PetitionId: { } id })
            return Results.LocalRedirect($"~/petitions/{id}/thanks");
        // Guessing is hopeless (192 bits); a network that tries all the same stops costing us reads.
        if (result.PetitionId is null && page.Guessing() is { } retryAt)
            return Results.StatusCode(TooManyRequests.Status).RetryAt(retryAt);
        return await page.Show(result, null, http.RequestAborted);
    }

    internal static async Task<IResult> Thanks(Guid id, ConfirmPage page, CancellationToken stop) =>
        await page.Read.Run(id, null, stop) is { } found ? new View("/Petitions/Pages/Thanks.cshtml", found) : Results.NotFound();

    ConfirmSignature Confirm => confirm;
    ReadPetition Read => read;

    DateTimeOffset? Guessing() => limits.Take(Citizens.Limit.LinksOfNetwork, network.Key);

    async Task<IResult> Show(ConfirmSignature.Result result, string? token, CancellationToken stop)
    {
        var found = result.PetitionId is { } id ? await read.Run(id, null, stop) : null;
        var status = result.Outcome switch
        {
            ConfirmSignature.Outcome.Counted or ConfirmSignature.Outcome.AlreadyCounted => StatusCodes.Status200OK,
            ConfirmSignature.Outcome.Paused or ConfirmSignature.Outcome.MailboxTaken => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status410Gone,
        };
        return new View("/Petitions/Pages/Confirm.cshtml", new Model(result.Outcome, found, token), status);
    }

    /// <summary>The address is a key: no cache keeps it, no other site is told it.</summary>
    static void Private(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
