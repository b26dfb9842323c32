using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Management.Nodes;

/// <summary>What was done with a document or a medium, the latest first.</summary>
internal sealed class ReadHistory(CmsStorage storage)
{
    public sealed record Entry(Reference User, DateTimeOffset Timestamp, string LogType, string? Comment, string? Parameters);

    public async Task<Paged<Entry>> Run(Guid key, int skip, int take, CancellationToken stop)
    {
        await using var db = storage.Open();
        var all = db.Audit.AsNoTracking().Where(entry => entry.Subject == key);
        var page = await all.OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Skip(skip)
            .Take(take)
            .ToListAsync(stop);
        return new(
            await all.CountAsync(stop),
            page.ConvertAll(entry => new Entry(new(entry.By ?? Guid.Empty), entry.At, entry.Action, entry.Comment, entry.Comment))
        );
    }
}
