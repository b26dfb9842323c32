using System.Threading.Channels;
using Foundation.Search;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Site.Search;

/// <summary>
/// Indexes pages anew when the site has started and whenever its published content changed, once for a burst of changes.
/// Works only while the host runs: a command beside a running site never opens the index.
/// </summary>
sealed class FollowPages(SearchIndexer indexer, IHostApplicationLifetime life, ILogger<FollowPages> log)
    : BackgroundService,
        INotificationHandler<ContentCacheRefresherNotification>
{
    readonly Channel<bool> _changed = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Handle(ContentCacheRefresherNotification notification) => _changed.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var started = life.ApplicationStarted.Register(() => _changed.Writer.TryWrite(true));
        try
        {
            await foreach (var _ in _changed.Reader.ReadAllAsync(stoppingToken))
                await Reload(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    async Task Reload(CancellationToken stop)
    {
        try
        {
            await indexer.Reload(PageSearch.PageKind, stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Pages could not be indexed; the next publication tries again.");
        }
    }
}
