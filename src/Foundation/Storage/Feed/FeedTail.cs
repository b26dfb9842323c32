using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Foundation.Storage;

/// <summary>Follows the feed for one consumer, from where that consumer says it stands.</summary>
public interface IFeedConsumer
{
    /// <summary>A short name for logs.</summary>
    string Name { get; }

    /// <summary>Where it stands, read from its own durable state: when the tail starts, and after each failure.</summary>
    Task<FeedPosition> Position(CancellationToken stop);

    /// <summary>
    /// Takes a batch in feed order. Must be idempotent: after a crash the same lines come again. When it throws,
    /// the tail goes on after a pause from where the consumer then says it stands.
    /// </summary>
    Task Take(IReadOnlyList<FeedReader.Line> lines, CancellationToken stop);
}

/// <summary>
/// Reads at once after a pulse, and looks by itself every half second, since a command beside the running site writes
/// without telling us.
/// </summary>
public sealed class FeedTail(FeedReader feed, ChangeSignal signal, IFeedConsumer consumer, ILogger<FeedTail> log)
    : BackgroundService
{
    const int BatchSize = 2_000;
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    readonly ChangeSignal _advanced = new();

    /// <summary>Unknown at the start and after a failure.</summary>
    volatile FeedPosition? _position;

    /// <summary>The consumer has said where it stands, and what it had to rebuild is rebuilt.</summary>
    public bool IsFollowing => _position is not null;

    /// <summary>
    /// Waits until the consumer has seen everything committed so far, or until the patience ends: then the answer is
    /// false and the caller goes on with what there is.
    /// </summary>
    public async Task<bool> CaughtUp(TimeSpan patience, CancellationToken stop)
    {
        var end = await feed.End(stop);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(patience);
        while (true)
        {
            var advanced = _advanced.Next;
            if (_position is { } reached && reached >= end)
                return true;
            try
            {
                await advanced.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                return false;
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pulse = signal.Next;
            if (await Step(stoppingToken))
                continue;
            await Task.WhenAny(pulse, Task.Delay(Glance, stoppingToken));
        }
    }

    async Task<bool> Step(CancellationToken stop)
    {
        try
        {
            var position = _position ??= await consumer.Position(stop);
            var lines = await feed.After(position, BatchSize, stop);
            if (lines.Count == 0)
                return false;
            await consumer.Take(lines, stop);
            _position = lines[^1].Position;
            _advanced.Pulse();
            return true;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "The {Consumer} could not follow the change feed at {Position}.", consumer.Name, _position);
            _position = null;
            await Task.Delay(AfterFailure, stop);
            return false;
        }
    }
}
