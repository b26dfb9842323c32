using Microsoft.AspNetCore.Http;
using Participation.Api;

namespace Participation.Contributions;

/// <summary><c>GET /contributions/{id}/versions</c>.</summary>
static class GetVersions
{
    public static async Task<IResult> Http(
        Guid id,
        ReadContribution read,
        ReadVersions versions,
        Refusals refuse,
        HttpContext http
    )
    {
        var stop = http.RequestAborted;
        return await read.Run(id, null, stop) is { TrashHidesText: false, Contribution: { Withdrawal: null } contribution }
            ? Results.Ok(Listing<ReadVersions.Text>.Whole(await versions.Run(contribution, stop)))
            : refuse.Missing("NoSuchContribution");
    }
}
