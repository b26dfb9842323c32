using Microsoft.AspNetCore.Http;
using Participation.Citizens;

namespace Participation.Comments;

/// <summary>
/// Receives the buttons of a thread: <c>POST /comments/votes</c>, with the comment's id in <c>up</c>, <c>down</c> or
/// <c>clear</c>. One form holds all the buttons of a page, which keeps a long thread light.
/// </summary>
static class VotePage
{
    public static async Task<IResult> Send(VoteOnComment vote, Visitor visitor, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, up) =
            form.ContainsKey("up") ? ("up", (bool?)true)
            : form.ContainsKey("down") ? ("down", false)
            : ("clear", null);
        if (!Guid.TryParse(form[name], out var id))
            return Results.BadRequest();
        var back = LocalUrl.Read(form["returnUrl"]) is { } url && url.All(char.IsAscii) ? url.Split('#')[0] : $"/comments/{id}";
        if (await visitor.PersonId() is not { } person)
            return AskToSignIn.Then(http, $"{back}#c-{id}");
        return await vote.Run(id, person, up, http.RequestAborted) is VoteOnComment.Outcome.NoSuchComment
            ? Results.NotFound()
            : Results.LocalRedirect($"~{back}#c-{id}");
    }
}
