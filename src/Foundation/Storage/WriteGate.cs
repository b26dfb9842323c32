namespace Foundation.Storage;

/// <summary>
/// One writer at a time on a SQLite file, for the whole process. SQLite would serialise writers anyway, but by polling
/// a lock; here they queue in order and none times out. On PostgreSQL the gate stands open.
/// </summary>
public sealed class WriteGate(DatabaseChoice database) : IDisposable
{
    readonly SemaphoreSlim? _one = database.IsSqlite ? new SemaphoreSlim(1, 1) : null;

    /// <summary>Waits for its turn; dispose the result to let the next writer in.</summary>
    public async ValueTask<Turn> Enter(CancellationToken stop)
    {
        if (_one is not null)
            await _one.WaitAsync(stop);
        return new Turn(_one);
    }

    public void Dispose() => _one?.Dispose();

    public readonly struct Turn(SemaphoreSlim? one) : IDisposable
    {
        public void Dispose() => one?.Release();
    }
}
