using Microsoft.AspNetCore.Http;
using Participation.Citizens;

namespace Participation.Contributions;

/// <summary>Receives the three buttons of a contribution's page: <c>POST /contributions/{id}/support</c>.</summary>
static class SupportPage
{
    public static async Task<IResult> Send(Guid id, SupportContribution support, Visitor visitor, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (await visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http, $"/contributions/{id}#opinion");
        if (!Opinions.TryParse(form["opinion"], out var opinion))
            return Results.BadRequest();
        return await support.Run(id, person, opinion, http.RequestAborted) switch
        {
            SupportContribution.Outcome.Recorded => Results.LocalRedirect($"~/contributions/{id}?said=supported#opinion"),
            SupportContribution.Outcome.NoSuchContribution => Results.NotFound(),
            _ => Results.LocalRedirect($"~/contributions/{id}#opinion"),
        };
    }
}

/// <summary>Opinions as addresses, forms and the API name them.</summary>
static class Opinions
{
    /// <summary><c>none</c> takes the opinion back: it parses to null.</summary>
    public static bool TryParse(string? text, out Opinion? opinion)
    {
        opinion = text switch
        {
            "agree" => Opinion.Agree,
            "mixed" => Opinion.Mixed,
            "disagree" => Opinion.Disagree,
            _ => null,
        };
        return opinion is not null || text == "none";
    }

    public static string? Name(Opinion? opinion) =>
        opinion switch
        {
            Opinion.Agree => "agree",
            Opinion.Mixed => "mixed",
            Opinion.Disagree => "disagree",
            _ => null,
        };
}
