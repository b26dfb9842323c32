using Microsoft.AspNetCore.Http;
using Participation.Api;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary><c>GET /contributions/{id}/arguments?take=&amp;cursor=</c>.</summary>
static class GetArguments
{
    public static async Task<IResult> Http(
        Guid id,
        string? take,
        string? cursor,
        ReadContribution read,
        ReadArguments arguments,
        ProcessCatalog processes,
        Presentation present,
        Refusals refuse,
        HttpContext http
    )
    {
        var stop = http.RequestAborted;
        if (Paging.Take(take) is not { } many)
            return refuse.Bad("BadTake", Paging.Most);
        ListPlace? after = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!ListPlace.TryParse(cursor, out var place))
                return refuse.Bad("BadCursor");
            after = place;
        }
        if (await read.Run(id, null, stop) is not { } parent)
            return refuse.Missing("NoSuchContribution");
        var page = await arguments.Run(id, many, after, stop);
        var slug = processes.Find(parent.Contribution.ProcessId, ReadProcesses.Cultures[0])?.Slug;
        return Results.Ok(
            new Listing<ContributionItem>(
                page.Total,
                [.. page.Items.Select(item => present.Of(item, slug))],
                page.Facets,
                page.Next
            )
        );
    }
}
