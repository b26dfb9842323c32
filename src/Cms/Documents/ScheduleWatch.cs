using Cms.Published;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Documents;

/// <summary>Looks every second whether something is due to be published or withdrawn.</summary>
internal sealed class ScheduleWatch(
    ObeySchedule schedule,
    SnapshotSource snapshots,
    ContentNotices notices,
    TimeProvider clock,
    ILogger<ScheduleWatch> log
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
                if (stoppingToken.IsCancellationRequested || await schedule.Run(stoppingToken) is not { Count: > 0 } changed)
                    continue;
                await snapshots.Renew(changed, stoppingToken);
                await notices.AllRefreshed(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                log.LogError(failed, "What was due could not be published; it is tried again.");
            }
        }
    }
}
