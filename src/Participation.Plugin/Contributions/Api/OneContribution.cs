using System.Text.Json;
using Foundation.Search;
using Microsoft.AspNetCore.Http;
using Participation.Api;
using Participation.Citizens;

namespace Participation.Contributions;

/// <summary><c>GET</c>, <c>PUT</c> and <c>DELETE /contributions/{id}</c>.</summary>
static class OneContribution
{
    /// <param name="Fields">All the fields of its form; one that is left out is emptied.</param>
    /// <param name="Version">What the author started from; or say it by <c>If-Match</c>.</param>
    public sealed record Edit(IReadOnlyDictionary<string, JsonElement>? Fields, int? Version);

    public static async Task<IResult> Get(
        Guid id,
        ReadContribution read,
        Visitor visitor,
        Presentation present,
        Refusals refuse,
        HttpContext http
    )
    {
        var reader = await visitor.PersonId();
        return await read.Run(id, reader, http.RequestAborted) switch
        {
            null => refuse.Missing("NoSuchContribution"),
            { Contribution.Withdrawal: not null } => refuse.Of(StatusCodes.Status410Gone, "Withdrawn"),
            var found => Results.Ok(present.Of(found, reader)),
        };
    }

    public static async Task<IResult> Put(
        Guid id,
        Body<Edit> body,
        ReadContribution read,
        EditContribution edit,
        FormCatalog forms,
        SearchIndexer indexer,
        Visitor visitor,
        Presentation present,
        TypeWords types,
        EntityTags tags,
        Refusals refuse,
        HttpContext http
    )
    {
        var stop = http.RequestAborted;
        if (await visitor.PersonId() is not { } person)
            return refuse.SignIn(http);
        if (await read.Run(id, person, stop) is not { Contribution.Withdrawal: null } found)
            return refuse.Missing("NoSuchContribution");
        if (found.Contribution.AuthorId != person)
            return refuse.Forbidden("NotYours");
        var isMatch = tags.IsMatch(http.Request, present.Of(found, person));
        if (isMatch is false)
            return refuse.Of(StatusCodes.Status412PreconditionFailed, "NotMatched");
        if ((body.Value.Version ?? (isMatch is true ? found.Contribution.Version : null)) is not { } version)
            return refuse.Of(StatusCodes.Status428PreconditionRequired, "VersionNeeded");

        var result = await edit.Run(id, person, version, TypedContribution.ToTyped(body.Value.Fields), stop);
        if (result.Outcome is EditContribution.Outcome.Saved)
            return await Saved(id, person, read, indexer, present, stop);
        return result.Outcome switch
        {
            EditContribution.Outcome.Invalid when forms.Find(found.Contribution.Type) is { } form => refuse.Invalid(
                form,
                result.Problems,
                types
            ),
            EditContribution.Outcome.NotYours => refuse.Forbidden("NotYours"),
            EditContribution.Outcome.Closed => refuse.Conflict("Closed"),
            EditContribution.Outcome.ChangedMeanwhile => refuse.Conflict("ChangedMeanwhile"),
            _ => refuse.Missing("NoSuchContribution"),
        };
    }

    static async Task<IResult> Saved(
        Guid id,
        Guid person,
        ReadContribution read,
        SearchIndexer indexer,
        Presentation present,
        CancellationToken stop
    )
    {
        await indexer.CatchUp(PostContribution.Patience, stop);
        return await read.Run(id, person, stop) is { } saved ? Results.Ok(present.Of(saved, person)) : Results.NoContent();
    }

    public static async Task<IResult> Delete(
        Guid id,
        WithdrawContribution withdraw,
        SearchIndexer indexer,
        Visitor visitor,
        Refusals refuse,
        HttpContext http
    )
    {
        if (await visitor.PersonId() is not { } person)
            return refuse.SignIn(http);
        switch (await withdraw.Run(id, person, http.RequestAborted))
        {
            case WithdrawContribution.Outcome.Withdrawn:
                await indexer.CatchUp(PostContribution.Patience, http.RequestAborted);
                return Results.NoContent();
            case WithdrawContribution.Outcome.NotYours:
                return refuse.Forbidden("NotYours");
            default:
                return refuse.Missing("NoSuchContribution");
        }
    }
}
