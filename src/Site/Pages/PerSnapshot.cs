using System.Collections.Concurrent;
using Cms.Published;

namespace Site.Pages;

/// <summary>
/// What is worked out of published content is worked out once for each publication, not for each reader: the first who
/// asks after a change pays for the others.
/// </summary>
public sealed class PerSnapshot(SnapshotSource snapshots)
{
    readonly ConcurrentDictionary<(Type Type, string Culture), (Guid Version, object Value)> _kept = new();

    /// <param name="culture">What is worked out is in this language.</param>
    /// <param name="work">Reads published content and nothing of the request.</param>
    public T Get<T>(string culture, Func<T> work)
        where T : class
    {
        var version = snapshots.Current.Version;
        if (_kept.TryGetValue((typeof(T), culture), out var kept) && kept.Version == version)
            return (T)kept.Value;
        var value = work();
        _kept[(typeof(T), culture)] = (version, value);
        return value;
    }
}
