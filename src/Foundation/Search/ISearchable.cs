namespace Foundation.Search;

/// <summary>What a room tells the index. Resolved in a scope of its own for each batch: a room may use its DbContext.</summary>
public interface ISearchable
{
    /// <summary>The room's word for what it indexes, the same as in its value sets and in the change feed.</summary>
    string Kind { get; }

    /// <summary>The value sets of these ids as they are now. An id that does not come back is removed from the index.</summary>
    IAsyncEnumerable<ValueSet> Load(IReadOnlyCollection<Guid> ids, CancellationToken stop);

    /// <summary>Everything, for a rebuild, each id once.</summary>
    IAsyncEnumerable<ValueSet> All(CancellationToken stop);
}
