using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Participation.Pages;

namespace Participation.Citizens;

/// <summary>Making an account, asking for a new password, and the page that says a letter has left.</summary>
static class SignUpPage
{
    const string Page = "/Citizens/SignUpPage.cshtml";
    const string ForgottenPage = "/Citizens/ForgottenPasswordPage.cshtml";

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/sign-up", Show);
        pages.MapPost("/sign-up", Send);
        pages.MapGet("/mail-sent", () => new View("/Citizens/MailSentPage.cshtml", new AccountForm()));
        pages.MapGet("/forgotten-password", () => new View(ForgottenPage, new AccountForm()));
        pages.MapPost("/forgotten-password", Forgotten);
    }

    static async Task<IResult> Show(HttpContext http, Visitor visitor, KeptTexts kept, CancellationToken stop)
    {
        var (form, _) = await AccountForm.Read(http, stop);
        if (await visitor.PersonId() is not null)
            return Results.LocalRedirect(form.ReturnUrl ?? "~/citizens/me");
        return await View(form, kept, stop);
    }

    static async Task<IResult> Send(HttpContext http, SignUp verb, KeptTexts kept, TimeProvider clock, CancellationToken stop)
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        if (Bait.Taken(typed))
            return Results.LocalRedirect("~/citizens/mail-sent");
        var answer = await verb.Run(new(form.Email, form.Pseudonym, typed["password"], form.Draft, form.ReturnUrl), stop);
        return answer.Status is AccountStatus.Done
            ? Results.LocalRedirect("~/citizens/mail-sent")
            : await View(form.With(answer, clock), kept, stop);
    }

    static async Task<IResult> Forgotten(HttpContext http, RequestLink verb, TimeProvider clock, CancellationToken stop)
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        if (Bait.Taken(typed))
            return Results.LocalRedirect("~/citizens/mail-sent");
        var answer = await verb.Run(LinkKind.ResetPassword, new(form.Email), stop);
        if (answer.Status is AccountStatus.Done)
            return Results.LocalRedirect("~/citizens/mail-sent");
        var shown = form.With(answer, clock);
        return new View(ForgottenPage, shown, shown.Status).RetryAt(answer.RetryAt);
    }

    static async Task<IResult> View(AccountForm form, KeptTexts kept, CancellationToken stop) =>
        new View(Page, form with { Kept = await kept.Find(form.Draft, stop) }, form.Status).RetryAt(form.Answer?.RetryAt);
}
