using Cms.Published;
using Cms.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Redirects;

/// <summary>
/// Writes down the addresses that documents left between two snapshots, whatever verb moved them, and those of all that
/// stands below. So no verb has to think of it.
/// </summary>
public sealed class RememberAddresses(TimeProvider clock)
{
    internal async Task<IReadOnlyDictionary<(string Culture, string Path), Guid>> Run(
        CmsDb db,
        Snapshot? before,
        Snapshot now,
        CancellationToken stop
    )
    {
        if (before is null || before.Documents.Count == 0)
            return await db
                .FormerAddresses.AsNoTracking()
                .ToDictionaryAsync(address => (address.Culture.ToLowerInvariant(), address.Path), address => address.Node, stop);
        var left = now.Routes.LeftSince(before.Routes).ToList();
        if (left.Count == 0)
            return before.Former;
        var known = new Dictionary<(string, string), Guid>(before.Former);
        var since = clock.GetUtcNow();
        foreach (var (culture, path, node) in left)
        {
            known[(culture.ToLowerInvariant(), path)] = node;
            if (await db.FormerAddresses.FindAsync([culture, path], stop) is { } row)
                (row.Node, row.Since) = (node, since);
            else
                db.FormerAddresses.Add(
                    new()
                    {
                        Culture = culture,
                        Path = path,
                        Node = node,
                        Since = since,
                    }
                );
        }
        await db.TrySaveChanges(stop); // false: another process has just written the same
        return known;
    }
}
