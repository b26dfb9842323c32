using System.Runtime.CompilerServices;
using Foundation.Search;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>What the index knows of petitions: words to find them by. Drafts and the trash are not in it.</summary>
public sealed class PetitionSearch(ParticipationDb db) : ISearchable
{
    /// <summary>The facet of the right of petition.</summary>
    public const string Process = "process";

    public string Kind => Petition.Kind;

    public async IAsyncEnumerable<ValueSet> Load(IReadOnlyCollection<Guid> ids, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in ids.Chunk(500))
        await foreach (var row in Listed.Where(row => some.Contains(row.Id)).AsAsyncEnumerable().WithCancellation(stop))
            yield return Of(row);
    }

    public async IAsyncEnumerable<ValueSet> All([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in Listed.AsAsyncEnumerable().WithCancellation(stop))
            yield return Of(row);
    }

    IQueryable<Petition> Listed =>
        db.Petitions.AsNoTracking().Where(row => row.Stage != PetitionStage.Draft && row.TrashedAt == null);

    static ValueSet Of(Petition row) =>
        new ValueSet(row.Id, Petition.Kind)
            .Text("title", row.Title)
            .Text("body", row.Body)
            .Facet(Process, row.ProcessId.ToString())
            .Number("created", row.FiledAt?.UtcTicks);
}
