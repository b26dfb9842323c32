using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>Petitions among the results of a search of the whole site.</summary>
public sealed class ShowFoundPetitions(ParticipationDb db, IStringLocalizer<PetitionsRoom> words) : IShowFound
{
    public string Kind => Petition.Kind;

    public string Heading => words["FoundPetitions"];

    public async Task<IReadOnlyList<FoundItem>> Load(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var rows = await db
            .Petitions.AsNoTracking()
            .Where(row => ids.Contains(row.Id) && row.Stage != PetitionStage.Draft && row.TrashedAt == null)
            .ToListAsync(stop);
        return [.. rows.Select(Of)];
    }

    FoundItem Of(Petition row) =>
        new(row.Id, $"/petitions/{row.Id}", row.Title, row.Body, words["Petition"], row.FiledAt ?? row.CreatedAt, null);
}
