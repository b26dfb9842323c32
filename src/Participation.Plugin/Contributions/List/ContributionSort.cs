using Foundation.Search;

namespace Participation.Contributions;

/// <summary>The orders of a list (C4).</summary>
public enum ContributionSort
{
    Relevance,
    Recent,
    Oldest,
    MostSupported,
    MostDiscussed,
    MostDivided,
    Contributor,
    Type,
    Random,
}

/// <summary>Their names in addresses and in the API, and what they ask of the index.</summary>
public static class ContributionSorts
{
    static readonly (ContributionSort Sort, string Name)[] Names =
    [
        (ContributionSort.Relevance, "relevance"),
        (ContributionSort.Recent, "recent"),
        (ContributionSort.Oldest, "oldest"),
        (ContributionSort.MostSupported, "most-supported"),
        (ContributionSort.MostDiscussed, "most-discussed"),
        (ContributionSort.MostDivided, "most-divided"),
        (ContributionSort.Contributor, "contributor"),
        (ContributionSort.Type, "type"),
        (ContributionSort.Random, "random"),
    ];

    public static IEnumerable<ContributionSort> All => Names.Select(pair => pair.Sort);

    public static string Name(ContributionSort sort) => Names.First(pair => pair.Sort == sort).Name;

    public static ContributionSort? Parse(string? name) =>
        Names.Where(pair => pair.Name == name).Select(pair => (ContributionSort?)pair.Sort).FirstOrDefault();

    /// <param name="seed">A visitor's own, so that chance is stable for one and fair over all.</param>
    public static Sort ToIndex(this ContributionSort sort, long seed) =>
        sort switch
        {
            ContributionSort.Relevance => Sort.Relevance,
            ContributionSort.Oldest => Sort.Ascending(ContributionSearch.Created),
            ContributionSort.MostSupported => Sort.Descending(ContributionSearch.Agree),
            ContributionSort.MostDiscussed => Sort.Descending(ContributionSearch.Discussion),
            ContributionSort.MostDivided => Sort.Descending(ContributionSearch.Division),
            ContributionSort.Contributor => Sort.Alphabetical(ContributionSearch.Contributor),
            ContributionSort.Type => Sort.Alphabetical(ContributionSearch.TypeName),
            ContributionSort.Random => Sort.Random(seed),
            _ => Sort.Descending(ContributionSearch.Created),
        };
}
