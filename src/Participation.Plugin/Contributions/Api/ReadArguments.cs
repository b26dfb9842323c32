using Microsoft.EntityFrameworkCore;
using Participation.Api;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>The arguments and sources below a contribution, page by page.</summary>
public sealed class ReadArguments(ParticipationDb db, ListContributions list)
{
    public async Task<Listing<ListContributions.Item>> Run(Guid parent, int take, ListPlace? after, CancellationToken stop)
    {
        var places = await db
            .Contributions.AsNoTracking()
            .Listed()
            .Where(row => row.ParentId == parent)
            .Select(row => new { row.Id, row.CreatedAt })
            .ToListAsync(stop);
        var ordered = places.Select(row => new ListPlace(row.CreatedAt, row.Id)).Order().Select(place => (place, place.Id));
        var page = Listing<Guid>.Page([.. ordered], take, after);
        return new(page.Total, await list.Load(page.Items, stop), page.Facets, page.Next);
    }
}
