namespace Participation.Moderation;

/// <summary>Loads items of several rooms: the queries do not grow with the items.</summary>
static class Items
{
    public static async Task<IReadOnlyDictionary<Guid, Moderated>> Load(
        IEnumerable<IModeratable> rooms,
        IEnumerable<(string Kind, Guid Id)> wanted,
        CancellationToken stop
    )
    {
        var all = new Dictionary<Guid, Moderated>();
        var byKind = wanted.ToLookup(it => it.Kind, it => it.Id);
        foreach (var room in rooms.Where(room => byKind.Contains(room.Kind)))
        foreach (var (id, item) in await room.Load([.. byKind[room.Kind].Distinct()], stop))
            all[id] = item;
        return all;
    }
}
