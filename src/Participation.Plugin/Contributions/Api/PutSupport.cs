using Microsoft.AspNetCore.Http;
using Participation.Api;
using Participation.Citizens;

namespace Participation.Contributions;

/// <summary><c>PUT</c> and <c>DELETE /contributions/{id}/support</c>.</summary>
static class PutSupport
{
    /// <param name="Opinion"><c>agree</c>, <c>mixed</c> or <c>disagree</c>.</param>
    public sealed record Given(string? Opinion);

    /// <param name="Opinion">The reader's own, now.</param>
    public sealed record Answer(Opinion? Opinion, VotesView Votes);

    public static Task<IResult> Put(
        Guid id,
        Body<Given> body,
        SupportContribution support,
        ReadContribution read,
        Visitor visitor,
        Refusals refuse,
        HttpContext http
    ) =>
        Opinions.TryParse(body.Value.Opinion, out var opinion) && opinion is not null
            ? Give(id, opinion, support, read, visitor, refuse, http)
            : Task.FromResult(refuse.Bad("BadOpinion"));

    public static Task<IResult> Delete(
        Guid id,
        SupportContribution support,
        ReadContribution read,
        Visitor visitor,
        Refusals refuse,
        HttpContext http
    ) => Give(id, null, support, read, visitor, refuse, http);

    static async Task<IResult> Give(
        Guid id,
        Opinion? opinion,
        SupportContribution support,
        ReadContribution read,
        Visitor visitor,
        Refusals refuse,
        HttpContext http
    )
    {
        var stop = http.RequestAborted;
        if (await visitor.PersonId() is not { } person)
            return refuse.SignIn(http);
        return await support.Run(id, person, opinion, stop) switch
        {
            SupportContribution.Outcome.Recorded when await read.Run(id, person, stop) is { } found => Results.Ok(
                new Answer(found.Mine, VotesView.Of(found.Contribution.Votes))
            ),
            SupportContribution.Outcome.Closed => refuse.Conflict("Closed"),
            SupportContribution.Outcome.AddressNotConfirmed => refuse.Forbidden("NotConfirmed"),
            _ => refuse.Missing("NoSuchContribution"),
        };
    }
}
