using System.Threading.Channels;
using Foundation.Search;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Changes;

namespace Site.Search;

/// <summary>
/// Indexes pages anew when the site has started, and those that changed when something is published, together for a burst of
/// changes. Works only while the host runs: a command beside a running site never opens the index.
/// </summary>
sealed class FollowPages(
    SearchIndexer indexer,
    IPublishedContentCache contents,
    IHostApplicationLifetime life,
    ILogger<FollowPages> log
) : BackgroundService, INotificationHandler<ContentCacheRefresherNotification>
{
    /// <summary>Documents that changed; null for all of them.</summary>
    readonly Channel<IReadOnlyList<Guid>?> _changed = Channel.CreateUnbounded<IReadOnlyList<Guid>?>();

    public void Handle(ContentCacheRefresherNotification notification) => _changed.Writer.TryWrite(Keys(notification));

    /// <summary>What is gone may have taken other pages with it: then everything is looked at.</summary>
    IReadOnlyList<Guid>? Keys(ContentCacheRefresherNotification notification) =>
        notification.MessageObject is ContentCacheRefresher.JsonPayload[] payloads
        && payloads.All(payload =>
            payload is { ChangeTypes: TreeChangeTypes.RefreshNode, Key: { } key } && contents.GetById(key) is not null
        )
            ? [.. payloads.Select(payload => payload.Key).OfType<Guid>()]
            : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var started = life.ApplicationStarted.Register(() => _changed.Writer.TryWrite(null));
        try
        {
            await foreach (var first in _changed.Reader.ReadAllAsync(stoppingToken))
            {
                var all = first is null;
                var keys = new HashSet<Guid>(first ?? []);
                while (_changed.Reader.TryRead(out var more))
                {
                    all |= more is null;
                    keys.UnionWith(more ?? []);
                }
                await Follow(all ? null : keys, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    async Task Follow(IReadOnlyCollection<Guid>? keys, CancellationToken stop)
    {
        try
        {
            if (keys is null)
                await indexer.Reload(PageKinds.All, stop);
            else
                await indexer.Apply([.. keys.SelectMany(Changes)], upTo: null, stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Pages could not be indexed; the next publication tries again.");
        }
    }

    IEnumerable<(string Kind, Guid Id)> Changes(Guid key)
    {
        var kind = contents.GetById(key) is { } document ? PageSearch.KindOf(document) : PageKinds.Page;
        return PageSearch.Cultures.Select(culture => (kind, PageSearch.IdOf(key, culture)));
    }
}
