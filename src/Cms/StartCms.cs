using Cms.Documents;
using Cms.Media;
using Cms.Published;
using Cms.Storage;
using Cms.Sync;
using Cms.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Cms;

/// <summary>
/// Makes the engine ready, once: schema upgraded, files read, media in place, snapshot shown. The host runs it before
/// anything else starts; a command that runs without the host calls it.
/// </summary>
public sealed class StartCms(
    CmsOptions options,
    CmsStorage storage,
    ApplySync sync,
    MediaFolder media,
    MediaFacts facts,
    ObeySchedule schedule,
    SnapshotSource snapshots,
    IEventAggregator events,
    ILogger<StartCms> log
) : IHostedLifecycleService
{
    readonly SemaphoreSlim _one = new(1, 1);
    bool _done;

    /// <exception cref="SyncRefusedException">The files are broken, and there is nothing older to show.</exception>
    public async Task Run(CancellationToken stop)
    {
        await _one.WaitAsync(stop);
        try
        {
            if (_done)
                return;
            Directory.CreateDirectory(options.DataFolder);
            await storage.Upgrade(stop);
            await using (var db = storage.Open())
                await StaffGroup.AddMissing(db, stop);
            if (options.SyncFolder is { } folder)
                await Apply(new(folder), stop);
            if (options.SyncMediaFolder is { } binaries)
                media.CopyMissing(binaries);
            await facts.FillMissing(storage, stop);
            var snapshot = await snapshots.Reload(stop);
            // What came due while the site was down is not a second late.
            if (await schedule.Run(stop) is { Count: > 0 } due)
                snapshot = await snapshots.Renew(due, stop);
            log.LogInformation(
                "{Documents} documents, {Media} media and {Types} types are published.",
                snapshot.Documents.Count,
                snapshot.Media.Count,
                snapshot.Types.Count
            );
            _done = true;
        }
        finally
        {
            _one.Release();
        }
    }

    async Task Apply(SyncFolder folder, CancellationToken stop)
    {
        if (!folder.Exists)
        {
            log.LogWarning("There is no folder of uSync files at {Folder}.", options.SyncFolder);
            return;
        }
        var report = await sync.Run(folder, options.SyncContent, stop);
        if (report.Problems.Count == 0)
        {
            log.LogInformation("{Files} uSync files were new or had changed.", report.Applied);
            return;
        }
        await using var db = storage.Open();
        if (!await db.Nodes.AnyAsync(stop))
            throw new SyncRefusedException(report.Problems);
        log.LogError(
            "The uSync files are not applied; the site goes on with what it has. {Problems}",
            string.Join('\n', report.Problems)
        );
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Run(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) =>
        events.PublishAsync(new UmbracoApplicationStartedNotification(isRestarting: false), cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
