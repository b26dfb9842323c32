using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Participation.Pages;

namespace Participation.Citizens;

/// <summary>What a link of a letter opens: a page with one button. Looking at it changes nothing.</summary>
static class LinkPage
{
    const string Page = "/Citizens/LinkPage.cshtml";

    /// <param name="State">Whether there is a button.</param>
    /// <param name="Kind">What the button does; null for an unknown link.</param>
    /// <param name="Name">The name that a sign-up chose.</param>
    /// <param name="Email">The mailbox.</param>
    /// <param name="Outcome">What the button did, when it did not work.</param>
    /// <param name="RetryIn">Minutes, when it was pressed too often.</param>
    public sealed record Model(
        LinkState State,
        LinkKind? Kind,
        string? Name,
        string? Email,
        LinkStatus? Outcome = null,
        AccountProblem? Problem = null,
        int RetryIn = 0
    );

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/link/{token}", Show);
        pages.MapPost("/link/{token}", Press);
    }

    static async Task<IResult> Show(string token, OneTimeLinks links, TimeProvider clock, CancellationToken stop) =>
        View(Of(await links.Find(token, stop), clock));

    static async Task<IResult> Press(
        string token,
        HttpContext http,
        UseLink verb,
        Arrival arrival,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var (_, typed) = await AccountForm.Read(http, stop);
        var outcome = await verb.Run(token, typed["password"], stop);
        if (outcome is { Person: { } person, Token: { } used })
        {
            await CitizenSession.SignIn(http, person, stay: false);
            return Results.LocalRedirect(await arrival.Of(http, person, used.Draft, used.ReturnUrl, stop));
        }
        var model = Of(outcome.Token, clock) with
        {
            Outcome = outcome.Status,
            Problem = outcome.Problem,
            RetryIn = outcome.RetryAt is { } at ? AccountForm.MinutesUntil(at, clock) : 0,
        };
        return View(outcome.Token is null ? model with { State = StateAfter(outcome.Status) } : model).RetryAt(outcome.RetryAt);
    }

    static Model Of(OneTimeToken? token, TimeProvider clock) =>
        new(token?.StateAt(clock.GetUtcNow()) ?? LinkState.Unknown, token?.Kind, token?.Pseudonym, token?.Email);

    static LinkState StateAfter(LinkStatus status) =>
        status switch
        {
            LinkStatus.Used => LinkState.Used,
            LinkStatus.Expired => LinkState.Expired,
            _ => LinkState.Unknown,
        };

    static View View(Model model) =>
        new(
            Page,
            model,
            model.Outcome is LinkStatus.TooMany ? TooManyRequests.Status
                : model.State is not LinkState.Ready ? StatusCodes.Status410Gone
                : model.Outcome is null ? StatusCodes.Status200OK
                : StatusCodes.Status422UnprocessableEntity
        );
}
