namespace Foundation.Storage;

/// <summary>Wakes the readers of the feed: something was committed, here or by another process.</summary>
public sealed class ChangeSignal
{
    volatile TaskCompletionSource _next = New();

    /// <summary>Called after a commit. Cheap; many pulses wake a reader once.</summary>
    public void Pulse() => Interlocked.Exchange(ref _next, New()).TrySetResult();

    /// <summary>Completes at the next pulse. Take it before reading, or a pulse in between is missed.</summary>
    public Task Next => _next.Task;

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
