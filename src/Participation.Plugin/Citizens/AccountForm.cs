using Foundation.Http;
using Microsoft.AspNetCore.Http;
using Participation.Contributions;

namespace Participation.Citizens;

/// <summary>What an account page shows: what was typed (never a password), what is wrong with it, and the text that waits.</summary>
public sealed record AccountForm
{
    public string? Email { get; init; }
    public string? Pseudonym { get; init; }

    /// <summary>The secret of the draft that waits for its author.</summary>
    public string? Draft { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>What became of the form; null before it was sent.</summary>
    public AccountAnswer? Answer { get; init; }

    /// <summary>The text that waits, as its author sees it; null when there is none.</summary>
    public KeptText? Kept { get; init; }

    /// <summary>Minutes, at least one, until it may be tried again.</summary>
    public int RetryIn { get; init; }

    public IReadOnlyList<AccountProblem> Problems => Answer?.Problems ?? [];

    public bool HasErrors => Answer is { Status: not AccountStatus.Done };

    /// <summary>The first thing wrong with a field.</summary>
    public AccountProblem? About(string field)
    {
        foreach (var problem in Problems)
            if (problem.Field() == field)
                return problem;
        return null;
    }

    /// <summary>What every form of accounts carries along, from the form, the query or the cookie.</summary>
    public static async Task<(AccountForm Form, IFormCollection Typed)> Read(HttpContext http, CancellationToken stop)
    {
        var request = http.Request;
        var typed = request.HasFormContentType ? await request.ReadFormAsync(stop) : FormCollection.Empty;
        var form = new AccountForm
        {
            Email = typed["email"],
            Pseudonym = typed["pseudonym"],
            Draft = First(typed[Drafts.Key], request.Query[Drafts.Key], request.Cookies[Drafts.Key]),
            ReturnUrl = LocalUrl.Read(First(typed["returnUrl"], request.Query["returnUrl"])),
        };
        return (form, typed);
    }

    public AccountForm With(AccountAnswer answer, TimeProvider clock) =>
        this with
        {
            Answer = answer,
            RetryIn = answer.RetryAt is { } at ? MinutesUntil(at, clock) : 0,
        };

    public static int MinutesUntil(DateTimeOffset at, TimeProvider clock) =>
        Math.Max(1, (int)Math.Ceiling((at - clock.GetUtcNow()).TotalMinutes));

    /// <summary>The HTTP status that says the same to machines.</summary>
    public int Status =>
        Answer?.Status switch
        {
            null or AccountStatus.Done => StatusCodes.Status200OK,
            AccountStatus.TooMany => TooManyRequests.Status,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    static string? First(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
            if (value is { Length: > 0 })
                return value;
        return null;
    }
}

/// <param name="Title">May be empty.</param>
/// <param name="Text">The beginning.</param>
public sealed record KeptText(string Title, string Text)
{
    /// <summary>A form that was sent before anything was written in it.</summary>
    public bool IsEmpty => Title.Length == 0 && (Text is "" or "…");
}
