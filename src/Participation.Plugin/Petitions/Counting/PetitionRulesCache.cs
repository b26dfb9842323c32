using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// The frozen rules of public petitions, for those who watch the count: they never change once a petition is filed. That
/// one has left the public is noticed within <see cref="Fresh"/>.
/// </summary>
public sealed class PetitionRulesCache(ParticipationStore store, TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    const int Room = 10_000;

    readonly ConcurrentDictionary<Guid, (PetitionRules Rules, long Since)> _kept = new();

    /// <summary>Null when there is no such petition, or not for the public.</summary>
    public async ValueTask<PetitionRules?> Of(Guid id, CancellationToken stop)
    {
        if (_kept.TryGetValue(id, out var kept) && clock.GetElapsedTime(kept.Since) < Fresh)
            return kept.Rules;
        await using var db = store.Open();
        var row = await db.Petitions.AsNoTracking().SingleOrDefaultAsync(petition => petition.Id == id, stop);
        if (row is not { IsPublic: true })
            return null;
        if (_kept.Count > Room)
            _kept.Clear();
        _kept[id] = (row.Rules, clock.GetTimestamp());
        return row.Rules;
    }
}
