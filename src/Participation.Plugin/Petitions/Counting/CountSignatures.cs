using System.Collections.Concurrent;
using System.Data.Common;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// How many signatures a petition has, at most <see cref="Age"/> old: read from the tallies in one statement, so all
/// figures are of one instant, and kept for whoever asks meanwhile. A hundred thousand readers cost two reads a second.
/// </summary>
public sealed class CountSignatures
{
    /// <summary>With what caches may add on the way (two seconds of their own), the figure that people see is below five.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    const int Room = 1_000;

    readonly ParticipationStore _store;
    readonly TimeProvider _clock;
    readonly string _one;
    readonly ConcurrentDictionary<Guid, Kept> _kept = new();

    public CountSignatures(ParticipationStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        _one = $"""
            SELECT "Commune", "Channel", "Count" FROM {store.Database.Table("SignatureTallies")} WHERE "PetitionId" = @petition
            """;
    }

    /// <param name="Since">By a clock that is never set back.</param>
    sealed record Kept(Task<PetitionCount> Count, long Since);

    public Task<PetitionCount> Of(Guid petition)
    {
        while (true)
        {
            var now = _clock.GetTimestamp();
            _kept.TryGetValue(petition, out var kept);
            if (kept is not null && _clock.GetElapsedTime(kept.Since, now) < Age && !kept.Count.IsFaulted)
                return kept.Count;
            if (_kept.Count > Room)
                _kept.Clear();
            // One of those who ask at once reads for all.
            var reading = new TaskCompletionSource<PetitionCount>(TaskCreationOptions.RunContinuationsAsynchronously);
            var mine = new Kept(reading.Task, now);
            if (kept is null ? _kept.TryAdd(petition, mine) : _kept.TryUpdate(petition, mine, kept))
                return Read(petition, reading);
        }
    }

    async Task<PetitionCount> Read(Guid petition, TaskCompletionSource<PetitionCount> reading)
    {
        try
        {
            reading.SetResult(await Fresh(petition, CancellationToken.None));
        }
        catch (Exception failed)
        {
            reading.SetException(failed);
        }
        return await reading.Task;
    }

    /// <summary>Read now, whatever is kept: for rules and for recounts.</summary>
    public async Task<PetitionCount> Fresh(Guid petition, CancellationToken stop)
    {
        await using var connection = await _store.Database.Open(stop);
        return await Read(connection, petition, stop);
    }

    /// <summary>The same inside somebody's transaction.</summary>
    public async Task<PetitionCount> Read(DbConnection connection, Guid petition, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _one;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("petition", petition);
        command.Parameters.Add(parameter);
        var rows = new List<(string, SignatureChannel, int)>();
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
            rows.Add((reader.GetString(0), (SignatureChannel)reader.GetInt32(1), reader.GetInt32(2)));
        return PetitionCount.Of(_clock.GetUtcNow(), rows);
    }
}
