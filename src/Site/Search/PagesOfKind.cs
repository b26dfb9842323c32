using System.Runtime.CompilerServices;
using Foundation.Search;

namespace Site.Search;

/// <summary>The pages of one kind, as the index sees a room.</summary>
sealed class PagesOfKind(string kind, PageSearch pages) : ISearchable
{
    public string Kind => kind;

    public async IAsyncEnumerable<ValueSet> Load(IReadOnlyCollection<Guid> ids, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var id in ids)
            if (pages.Find(id) is var (document, culture) && PageSearch.KindOf(document) == kind)
                if (await pages.Of(document, culture, stop) is { } values)
                    yield return values;
    }

    public async IAsyncEnumerable<ValueSet> All([EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var (document, culture) in pages.Everything(kind))
        {
            stop.ThrowIfCancellationRequested();
            if (await pages.Of(document, culture, stop) is { } values)
                yield return values;
        }
    }
}
