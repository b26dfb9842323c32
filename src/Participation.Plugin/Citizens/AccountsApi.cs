using System.Globalization;
using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Localization;

namespace Participation.Citizens;

/// <summary>The API of accounts: the same verbs as the pages. A session is the cookie "citizen".</summary>
static class AccountsApi
{
    /// <param name="Token">The last segment of the link in the letter.</param>
    /// <param name="Password">For a link that resets the password.</param>
    public sealed record Confirmation(string? Token, string? Password = null);

    /// <summary>Who is signed in.</summary>
    public sealed record Account(
        Guid Id,
        string Pseudonym,
        string Email,
        string Culture,
        bool HasPassword,
        DateTimeOffset CreatedAt
    );

    /// <summary>The shape of every list.</summary>
    public sealed record Listed(int Total, IReadOnlyList<MyParticipation.Item> Items, string? Next);

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("").WithTags("Accounts");
        group
            .MapPost("/session", Enter)
            .WithName("SignIn")
            .WithSummary("Signs in with a password; sets the session cookie.")
            .Produces<Account>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
        group.MapDelete("/session", (Delegate)Leave).WithName("SignOut").WithSummary("Signs out.");
        group
            .MapPost("/accounts", Ask)
            .WithName("SignUp")
            .WithSummary("Asks for an account; a letter says the rest, whether or not the address has one.")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
        group
            .MapPost("/accounts/confirmation", Confirm)
            .WithName("UseOneTimeLink")
            .WithSummary("Presses the button of a one-time link: opens the account, signs in, or changes password or address.")
            .Produces<Account>()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
        group
            .MapPost("/accounts/link", AskLink)
            .WithName("RequestOneTimeLink")
            .WithSummary("Sends a one-time link that signs in.")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
        var me = group.MapGroup("/me").ForCitizensOfApi();
        me.MapGet("", Read).WithName("GetMe").WithSummary("The signed-in account.");
        me.MapGet("/participation", List).WithName("GetMyParticipation").WithSummary("Everything I did and what became of it.");
        me.MapGet("/export", Export).WithName("ExportMyData").WithSummary("Everything that is held about me.");
        me.MapDelete("", Close)
            .WithName("CloseAccount")
            .WithSummary("Closes the account for good.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
    }

    static async Task<IResult> Enter(
        SignIn.Form form,
        SignIn verb,
        Arrival arrival,
        HttpContext http,
        IStringLocalizer<CitizensRoom> words,
        CancellationToken stop
    )
    {
        var (answer, person) = await verb.Run(form, stop);
        if (person is null)
            return Problem(answer, words);
        await CitizenSession.SignIn(http, person, stay: false);
        await arrival.Of(http, person, null, null, stop);
        return TypedResults.Ok(Of(person));
    }

    static async Task<NoContent> Leave(HttpContext http)
    {
        await CitizenSession.SignOut(http);
        return TypedResults.NoContent();
    }

    static async Task<IResult> Ask(SignUp.Form form, SignUp verb, IStringLocalizer<CitizensRoom> words, CancellationToken stop)
    {
        var answer = await verb.Run(form, stop);
        return answer.Status is AccountStatus.Done ? TypedResults.Accepted((string?)null) : Problem(answer, words);
    }

    static async Task<IResult> AskLink(
        RequestLink.Form form,
        RequestLink verb,
        IStringLocalizer<CitizensRoom> words,
        CancellationToken stop
    )
    {
        var answer = await verb.Run(LinkKind.SignIn, form, stop);
        return answer.Status is AccountStatus.Done ? TypedResults.Accepted((string?)null) : Problem(answer, words);
    }

    static async Task<IResult> Confirm(
        Confirmation form,
        UseLink verb,
        Arrival arrival,
        HttpContext http,
        IStringLocalizer<CitizensRoom> words,
        CancellationToken stop
    )
    {
        var outcome = await verb.Run(form.Token ?? "", form.Password, stop);
        if (outcome is not { Person: { } person, Token: { } token })
            return Problem(outcome, words);
        await CitizenSession.SignIn(http, person, stay: false);
        await arrival.Of(http, person, token.Draft, null, stop);
        return TypedResults.Ok(Of(person));
    }

    static async Task<Ok<Account>> Read(Me me, CancellationToken stop) => TypedResults.Ok(Of(await me.Person(stop)));

    /// <param name="section"><c>contributions</c> (the default), <c>comments</c>, <c>supports</c>, <c>reports</c> or <c>drafts</c>.</param>
    /// <param name="cursor">What <c>next</c> said.</param>
    static async Task<Ok<Listed>> List(
        Me me,
        MyParticipation list,
        CancellationToken stop,
        string? section = null,
        string? cursor = null
    )
    {
        var asked = Enum.TryParse<MyParticipation.Section>(section, ignoreCase: true, out var known) ? known : default;
        var page = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Max(1, number)
            : 1;
        var id = await me.Id();
        var total = MePage.CountOf(asked, await list.Count(id, stop));
        var items = await list.Run(asked, id, page, stop);
        var next = page * MyParticipation.PageSize < total ? (page + 1).ToString(CultureInfo.InvariantCulture) : null;
        return TypedResults.Ok(new Listed(total, items, next));
    }

    static async Task<Ok<IReadOnlyDictionary<string, object>>> Export(Me me, ExportMyData verb, CancellationToken stop) =>
        TypedResults.Ok(
            await verb.Run(await me.Id(), stop) ?? throw new InvalidOperationException("The session has outlived its account.")
        );

    /// <summary>The body says the password, or the account's address when it has no password.</summary>
    static async Task<IResult> Close(
        [FromBody] CloseAccount.Form form,
        Me me,
        CloseAccount verb,
        HttpContext http,
        IStringLocalizer<CitizensRoom> words,
        CancellationToken stop
    )
    {
        var answer = await verb.Run(await me.Id(), form, stop);
        if (answer.Status is not AccountStatus.Done)
            return Problem(answer, words);
        await CitizenSession.SignOut(http);
        return TypedResults.NoContent();
    }

    static Account Of(Person person) =>
        new(
            person.Id,
            person.Pseudonym ?? "",
            person.Email ?? "",
            person.Culture,
            person.PasswordHash is not null,
            person.CreatedAt
        );

    static IResult Problem(AccountAnswer answer, IStringLocalizer<CitizensRoom> words) =>
        answer.Status switch
        {
            AccountStatus.WrongPair => TypedResults.Problem(
                title: words["Api.WrongPair"],
                detail: words["WrongPairText"],
                statusCode: StatusCodes.Status401Unauthorized
            ),
            AccountStatus.TooMany => TooMany(answer.RetryAt, words),
            AccountStatus.NoSuchPerson => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound),
            _ => Invalid(answer.Problems ?? [], words),
        };

    static IResult Problem(UseLink.Outcome outcome, IStringLocalizer<CitizensRoom> words) =>
        outcome.Status switch
        {
            LinkStatus.PasswordRefused => Invalid([outcome.Problem ?? AccountProblem.PasswordTooShort], words),
            LinkStatus.TooMany => TooMany(outcome.RetryAt, words),
            LinkStatus.AddressTaken => TypedResults.Problem(
                title: words["Link.AddressTaken"],
                detail: words["Api.AddressTakenText"],
                statusCode: StatusCodes.Status409Conflict
            ),
            _ => TypedResults.Problem(
                title: words["Api.LinkGone"],
                detail: words["Api.LinkGoneText"],
                statusCode: StatusCodes.Status410Gone
            ),
        };

    static IResult TooMany(DateTimeOffset? retryAt, IStringLocalizer<CitizensRoom> words) =>
        TypedResults
            .Problem(
                title: words["Api.TooMany"],
                detail: words["Api.TooManyText", retryAt?.ToString("u", CultureInfo.InvariantCulture) ?? ""],
                statusCode: TooManyRequests.Status,
                extensions: [new("retryAt", retryAt)]
            )
            .RetryAt(retryAt);

    static ProblemHttpResult Invalid(IReadOnlyList<AccountProblem> problems, IStringLocalizer<CitizensRoom> words)
    {
        var errors = problems
            .GroupBy(problem => problem.Field(), StringComparer.Ordinal)
            .ToDictionary(
                field => field.Key,
                field => field.Select(problem => words["Problem." + problem].Value).ToArray(),
                StringComparer.Ordinal
            );
        return TypedResults.Problem(
            title: words["Api.Invalid"],
            detail: string.Join(" ", errors.Values.SelectMany(lines => lines)),
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions: [new("errors", errors)]
        );
    }
}
