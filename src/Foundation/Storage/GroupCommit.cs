using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Foundation.Storage;

/// <summary>
/// Hot writes (supports, votes, signatures). On SQLite one writer gathers what arrives and commits it as one group, so
/// that hundreds of people share one fsync; each is answered after it. On PostgreSQL each write has its own transaction
/// and they run side by side.
/// </summary>
public sealed class GroupCommit(DatabaseChoice database, WriteGate gate, ChangeSignal signal) : BackgroundService
{
    const int LargestGroup = 512;

    readonly Channel<Write> _queue = Channel.CreateBounded<Write>(
        new BoundedChannelOptions(10_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and answers once it is durable. The work must only use the
    /// connection that it is given; what it throws comes back to the caller and undoes this work alone.
    /// </summary>
    public async Task<T> Run<T>(Func<DbConnection, Task<T>> work, CancellationToken stop)
    {
        if (!database.IsSqlite)
            return await Alone(work, stop);
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _queue.Writer.WriteAsync(new Write<T>(work, answer), stop);
        return await answer.Task;
    }

    async Task<T> Alone<T>(Func<DbConnection, Task<T>> work, CancellationToken stop)
    {
        await using var connection = await database.Open(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var result = await work(connection);
        await transaction.CommitAsync(stop);
        signal.Pulse();
        return result;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsSqlite)
            return;
        await using var connection = await database.Open(stoppingToken);
        var group = new List<Write>(LargestGroup);
        while (await _queue.Reader.WaitToReadAsync(stoppingToken))
        {
            using (await gate.Enter(stoppingToken))
            {
                while (group.Count < LargestGroup && _queue.Reader.TryRead(out var write))
                    group.Add(write);
                await Commit(connection, group);
            }
            signal.Pulse();
            group.Clear();
        }
    }

    static async Task Commit(DbConnection connection, List<Write> group)
    {
        try
        {
            await Execute(connection, "BEGIN IMMEDIATE");
            foreach (var write in group)
            {
                await Execute(connection, "SAVEPOINT one");
                if (!await write.Try(connection))
                    await Execute(connection, "ROLLBACK TO one");
                await Execute(connection, "RELEASE one");
            }
            await Execute(connection, "COMMIT");
        }
        catch (DbException failed)
        {
            group.ForEach(write => write.Fail(failed));
            await TryRollback(connection);
            return;
        }
        group.ForEach(write => write.Answer());
    }

    static async Task TryRollback(DbConnection connection)
    {
        try
        {
            await Execute(connection, "ROLLBACK");
        }
        catch (DbException)
        {
            // SQLite already rolled back by itself (disk full, I/O error).
        }
    }

    static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    abstract class Write
    {
        public abstract Task<bool> Try(DbConnection connection);
        public abstract void Answer();
        public abstract void Fail(Exception reason);
    }

    sealed class Write<T>(Func<DbConnection, Task<T>> work, TaskCompletionSource<T> answer) : Write
    {
        T? _result;
        Exception? _failed;

        public override async Task<bool> Try(DbConnection connection)
        {
            try
            {
                _result = await work(connection);
                return true;
            }
            catch (Exception failed)
            {
                _failed = failed;
                return false;
            }
        }

        public override void Answer()
        {
            if (_failed is null)
                answer.TrySetResult(_result!);
            else
                answer.TrySetException(_failed);
        }

        public override void Fail(Exception reason) => answer.TrySetException(_failed ?? reason);
    }
}
