using System.Runtime.CompilerServices;
using Foundation.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Foundation.Search;

/// <summary>
/// Carries what changes in the rooms to the index: a consumer of the change feed, whose position is in the index itself. An empty
/// index is first rebuilt from the rooms.
/// </summary>
public sealed class SearchIndexer(SearchIndex index, FeedReader feed, IServiceScopeFactory scopes) : IFeedConsumer
{
    FeedPosition reached = FeedPosition.Start;

    public string Name => "search index";

    public async Task<FeedPosition> Position(CancellationToken stop)
    {
        if (index.IsEmpty)
            await Rebuild(await feed.End(stop), stop);
        return reached = index.Position;
    }

    /// <exception cref="InvalidOperationException">A failing disk took the index back: ask for its position again.</exception>
    public async Task Take(IReadOnlyList<FeedReader.Line> lines, CancellationToken stop)
    {
        if (index.Position != reached)
            throw new InvalidOperationException($"The index stands at {index.Position}, no longer at {reached}.");
        await Apply([.. lines.Select(line => (line.Kind, line.SubjectId))], lines[^1].Position, stop);
        reached = index.Position;
    }

    /// <summary>
    /// Returns once searches see everything committed so far: what a verb awaits before it shows people their own contribution.
    /// False when that takes too long; the answer is then merely late.
    /// </summary>
    public async Task<bool> CatchUp(TimeSpan patience, CancellationToken stop) =>
        await index.WaitFor(await feed.End(stop), patience, stop);

    /// <summary>Changes of a kind no room has are passed over: their room may have left the program.</summary>
    /// <param name="upTo">The feed position the batch reaches; null for what the feed does not carry (published pages).</param>
    public async Task Apply(IReadOnlyCollection<(string Kind, Guid Id)> changes, FeedPosition? upTo, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rooms = Rooms(scope).ToDictionary(room => room.Kind, StringComparer.Ordinal);
        var changed = new List<ValueSet>();
        var gone = new List<Guid>();
        foreach (var kind in changes.Distinct().GroupBy(change => change.Kind, change => change.Id, StringComparer.Ordinal))
        {
            if (!rooms.TryGetValue(kind.Key, out var room))
                continue;
            var missing = kind.ToHashSet();
            await foreach (var values in room.Load([.. missing], stop))
            {
                changed.Add(values);
                missing.Remove(values.Id);
            }
            gone.AddRange(missing);
        }
        await index.Apply(changed, gone, upTo, stop);
    }

    /// <summary>Indexes everything of every room anew. Take the feed's position before calling.</summary>
    public async Task Rebuild(FeedPosition upTo, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        await index.Rebuild(Everything(Rooms(scope), stop), kinds: null, upTo, stop);
    }

    /// <summary>Indexes everything of some kinds anew, e.g. pages, which follow the published snapshot and not the feed.</summary>
    public async Task Reload(IReadOnlyCollection<string> kinds, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rooms = Rooms(scope).Where(room => kinds.Contains(room.Kind, StringComparer.Ordinal));
        await index.Rebuild(Everything(rooms, stop), kinds, upTo: null, stop);
    }

    static IEnumerable<ISearchable> Rooms(AsyncServiceScope scope) => scope.ServiceProvider.GetServices<ISearchable>();

    static async IAsyncEnumerable<ValueSet> Everything(
        IEnumerable<ISearchable> rooms,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        foreach (var room in rooms)
        await foreach (var values in room.All(stop))
            yield return values;
    }
}
