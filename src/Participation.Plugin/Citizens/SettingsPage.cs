using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>"My data": name, address, password, the file of everything, and the closing.</summary>
static class SettingsPage
{
    const string Page = "/Citizens/SettingsPage.cshtml";
    const string ClosingPage = "/Citizens/ClosingPage.cshtml";

    /// <param name="Done">Which change was just made: <c>pseudonym</c>, <c>email</c> or <c>password</c>.</param>
    /// <param name="Part">Which form was refused.</param>
    public sealed record Model(string Pseudonym, string Email, bool HasPassword, string? Done, string? Part, AccountForm Form);

    public static void Map(RouteGroupBuilder pages)
    {
        var mine = pages.MapGroup("/me").ForCitizens();
        mine.MapGet("/settings", Show);
        mine.MapPost("/pseudonym", SavePseudonym);
        mine.MapPost("/email", SaveEmail);
        mine.MapPost("/password", SavePassword);
        mine.MapGet("/closing", AskClosing);
        mine.MapPost("/closing", Close);
        pages.MapGet("/closed", () => new View("/Citizens/ClosedPage.cshtml", new AccountForm()));
    }

    static async Task<IResult> Show(HttpContext http, Me me, CancellationToken stop) =>
        await View(me, new AccountForm(), null, http.Request.Query["done"], stop);

    static async Task<IResult> SavePseudonym(
        HttpContext http,
        Me me,
        ChangePseudonym verb,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var (form, _) = await AccountForm.Read(http, stop);
        return await After(await verb.Run(await me.Id(), form.Pseudonym, stop), form, "pseudonym", me, clock, stop);
    }

    static async Task<IResult> SaveEmail(HttpContext http, Me me, ChangeEmail verb, TimeProvider clock, CancellationToken stop)
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        return await After(
            await verb.Run(await me.Id(), new(form.Email, typed["current"]), stop),
            form,
            "email",
            me,
            clock,
            stop
        );
    }

    static async Task<IResult> SavePassword(
        HttpContext http,
        Me me,
        ChangePassword verb,
        TimeProvider clock,
        CancellationToken stop
    )
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        var (answer, person) = await verb.Run(await me.Id(), new(typed["current"], typed["password"]), stop);
        if (person is not null)
            await CitizenSession.SignIn(http, person, stay: false);
        return await After(answer, form, "password", me, clock, stop);
    }

    static async Task<IResult> After(
        AccountAnswer answer,
        AccountForm form,
        string part,
        Me me,
        TimeProvider clock,
        CancellationToken stop
    ) =>
        answer.Status is AccountStatus.Done
            ? Results.LocalRedirect($"~/citizens/me/settings?done={part}")
            : await View(me, form.With(answer, clock), part, null, stop);

    static async Task<IResult> View(Me me, AccountForm form, string? part, string? done, CancellationToken stop)
    {
        var person = await me.Person(stop);
        var model = new Model(person.Pseudonym ?? "", person.Email ?? "", person.PasswordHash is not null, done, part, form);
        return new View(Page, model, form.Status).RetryAt(form.Answer?.RetryAt);
    }

    static async Task<IResult> AskClosing(Me me, CancellationToken stop) => await Closing(me, new AccountForm(), stop);

    static async Task<IResult> Close(HttpContext http, Me me, CloseAccount verb, TimeProvider clock, CancellationToken stop)
    {
        var (form, typed) = await AccountForm.Read(http, stop);
        var answer = await verb.Run(await me.Id(), new(typed["current"], form.Email), stop);
        if (answer.Status is not AccountStatus.Done)
            return await Closing(me, form.With(answer, clock), stop);
        await CitizenSession.SignOut(http);
        return Results.LocalRedirect("~/citizens/closed");
    }

    static async Task<IResult> Closing(Me me, AccountForm form, CancellationToken stop)
    {
        var person = await me.Person(stop);
        var model = new Model(person.Pseudonym ?? "", person.Email ?? "", person.PasswordHash is not null, null, "closing", form);
        return new View(ClosingPage, model, form.Status).RetryAt(form.Answer?.RetryAt);
    }
}

/// <summary>The citizen of a page behind the gate.</summary>
sealed class Me(Visitor visitor, ParticipationDb db)
{
    public async Task<Guid> Id() =>
        await visitor.PersonId() ?? throw new InvalidOperationException("This endpoint is for signed-in citizens.");

    public async Task<Person> Person(CancellationToken stop) =>
        await db.Persons.FindAsync([await Id()], stop)
        ?? throw new InvalidOperationException("The session has outlived its account.");
}
