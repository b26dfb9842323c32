using Microsoft.AspNetCore.Http;
using Participation.Pages;

namespace Participation.Petitions;

/// <summary>How signatures were counted, for everyone: <c>/petitions/{id}/integrity</c>.</summary>
static class IntegrityPage
{
    public sealed record Model(Petition Petition, ReadIntegrity.Result Integrity);

    public static async Task<IResult> Show(Guid id, ReadPetition read, ReadIntegrity integrity, CancellationToken stop) =>
        await read.Run(id, null, stop) is { } found
            ? new View("/Petitions/Pages/Integrity.cshtml", new Model(found.Petition, await integrity.Run(id, stop)))
            : Results.NotFound();
}
