using Microsoft.AspNetCore.Http;
using Participation.Citizens;
using Participation.Geography;
using Participation.Pages;

namespace Participation.Petitions;

/// <summary>The page of one petition, at <c>/petitions/{id}</c>.</summary>
public sealed class PetitionPage(ReadPetition read, PetitionProcesses processes, Visitor visitor, Communes communes)
{
    /// <param name="Process">Null when its rules are not published any more.</param>
    /// <param name="Form">The form to sign, when one can.</param>
    /// <param name="Said">What has just been done, to be confirmed.</param>
    public sealed record Model(
        ReadPetition.Result Read,
        PetitionProcess? Process,
        SignPage.Model? Form,
        IReadOnlyList<Commune> Communes,
        string? Said
    )
    {
        public Petition Petition => Read.Petition;

        /// <summary>The next tier to reach: the first that is not.</summary>
        public TierProgress? Next => Read.Progress.FirstOrDefault(tier => !tier.IsReached);
    }

    static readonly string[] Sayings = ["filed", "kept", "appealed", "signed", "already"];

    internal static async Task<IResult> Show(Guid id, string? said, PetitionPage page, HttpContext http) =>
        await page.Run(id, Sayings.Contains(said, StringComparer.Ordinal) ? said : null, http.RequestAborted) is { } model
            ? new View("/Petitions/Pages/Petition.cshtml", model)
            : Results.NotFound();

    async Task<Model?> Run(Guid id, string? said, CancellationToken stop)
    {
        var reader = await visitor.PersonId();
        if (await read.Run(id, reader, stop) is not { } found)
            return null;
        var form =
            found.Petition.TakesSignaturesAt(found.Now) && !found.HasSigned
                ? await SignPage.Empty(found.Petition, reader, read, communes, stop)
                : null;
        return new(found, processes.Find(found.Petition.ProcessId), form, communes.All, said);
    }
}
