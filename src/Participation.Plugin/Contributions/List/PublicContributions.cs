using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>Everything that anybody may read, for the maps of search engines: neither the trash nor what was withdrawn.</summary>
public sealed class PublicContributions(ParticipationDb db)
{
    public Task<int> Count(CancellationToken stop) => db.Contributions.AsNoTracking().Listed().CountAsync(stop);

    /// <summary>In a stable order, with the instant of the last text.</summary>
    public async IAsyncEnumerable<(Guid Id, DateTimeOffset At)> Part(int skip, int take)
    {
        var rows = db
            .Contributions.AsNoTracking()
            .Listed()
            .OrderBy(row => row.Id)
            .Skip(skip)
            .Take(take)
            .Select(row => new
            {
                row.Id,
                row.CreatedAt,
                row.EditedAt,
            });
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return (row.Id, row.EditedAt ?? row.CreatedAt);
    }
}
