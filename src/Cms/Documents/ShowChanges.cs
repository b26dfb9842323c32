using Cms.Published;

namespace Cms.Documents;

/// <summary>After a change of what the public reads: another snapshot, and word to whoever made something of the old one.</summary>
public sealed class ShowChanges(SnapshotSource snapshots, ContentNotices notices)
{
    public async Task Run(CancellationToken stop)
    {
        await snapshots.Reload(stop);
        await notices.AllRefreshed(stop);
    }
}
