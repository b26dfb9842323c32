using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Participation.Pages;

namespace Participation.Citizens;

/// <summary>Signing in: by password, or by asking for a link.</summary>
static class SignInPage
{
    const string Page = "/Citizens/SignInPage.cshtml";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/sign-in", Show);
        pages.MapPost("/sign-in", Enter);
        pages.MapPost("/sign-in/link", AskLink);
        pages.MapPost("/sign-out", Leave);
    }

    static async Task<IResult> Show(HttpContext http, Visitor visitor, KeptTexts kept, CancellationToken stop)
    {
        var (form, _) = await AccountForm.Read(http, stop);
        if (await visitor.PersonId() is not null)
            return Results.LocalRedirect(form.ReturnUrl ?? "~/citizens/me");
        return await View(form, kept, stop);
    }

    static async Task<IResult> Enter(
        HttpContext http,
        SignIn verb,
        Arrival arrival,
        KeptTexts kept,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        var (answer, person) = await verb.Run(new(form.Email, typed["password"]), stop);
        if (person is null)
            return await View(form.With(answer, clock), kept, stop);
        await CitizenSession.SignIn(http, person, stay: typed["stay"] == "true");
        return Results.LocalRedirect(await arrival.Of(http, person, form.Draft, form.ReturnUrl, stop));
    }

    static async Task<IResult> AskLink(
        HttpContext http,
        RequestLink verb,
        KeptTexts kept,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        if (Bait.Taken(typed))
            return Results.LocalRedirect("~/citizens/mail-sent");
        var answer = await verb.Run(LinkKind.SignIn, new(form.Email, form.Draft, form.ReturnUrl), stop);
        return answer.Status is AccountStatus.Done
            ? Results.LocalRedirect("~/citizens/mail-sent")
            : await View(form.With(answer, clock), kept, stop);
    }

    static async Task Leave(HttpContext http)
    {
        await CitizenSession.SignOut(http);
        await Results.LocalRedirect("~/").ExecuteAsync(http);
    }

    static async Task<IResult> View(AccountForm form, KeptTexts kept, CancellationToken stop) =>
        new View(Page, form with { Kept = await kept.Find(form.Draft, stop) }, form.Status).RetryAt(form.Answer?.RetryAt);
}

/// <summary>A field that people do not see; programs that fill everything are thanked and forgotten.</summary>
static class Bait
{
    public static bool Taken(IFormCollection typed) => typed["website"] is [{ Length: > 0 }];
}
