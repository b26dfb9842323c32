using Cms.Documents;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Published;

/// <summary>
/// Looks every second whether another process has published: a command beside the running site, another node. Then the
/// snapshot is read anew, and plugins are told to forget what they made of the old one.
/// </summary>
internal sealed class SnapshotWatch(
    SnapshotSource snapshots,
    ContentNotices notices,
    TimeProvider clock,
    ILogger<SnapshotWatch> log
) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (stoppingToken.IsCancellationRequested || !await snapshots.IsBehind(stoppingToken))
                    continue;
                await snapshots.Renew([], stoppingToken);
                await notices.AllRefreshed(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "What another process published could not be read; it is tried again.");
            }
        }
    }
}
