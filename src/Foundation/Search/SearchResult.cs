namespace Foundation.Search;

/// <summary>How the text had to be read to find something.</summary>
public enum Reading
{
    /// <summary>Everything found has all the words.</summary>
    AllWords,

    /// <summary>Nothing had all the words as typed: near spellings were accepted.</summary>
    NearSpelling,

    /// <summary>Nothing had all the words: what has some of them, best first.</summary>
    SomeWords,
}

/// <param name="Total">How many were found, over all pages.</param>
/// <param name="Ids">This page's ids, in order. A row may be gone since: loaders skip it.</param>
/// <param name="Facets">For each facet asked, its values with at least one item, most numerous first, then by value.</param>
/// <param name="Sums">For each number asked, its sum over everything found.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record SearchResult(
    int Total,
    IReadOnlyList<Guid> Ids,
    IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
    IReadOnlyDictionary<string, long> Sums,
    Cursor? Next,
    Reading Reading
);

public readonly record struct FacetCount(string Value, int Count);
