using System.Globalization;
using System.Text;
using Foundation.Search;
using Microsoft.AspNetCore.Http;

namespace Participation.Contributions;

/// <summary>
/// What a visitor asks of a list, as in the address: <c>?q=&amp;sort=&amp;type=&amp;section=&amp;theme=&amp;commune=&amp;status=&amp;page=</c>.
/// The page, the API, the feed and the exports read the same words, so an address can be shared.
/// </summary>
public sealed record ContributionFilter
{
    const int LongestText = 200;
    const int LongestValue = 300;
    const int MostValues = 60;

    /// <summary>The filters, in the order of the page.</summary>
    public static readonly string[] Facets =
    [
        ContributionSearch.Type,
        ContributionSearch.Section,
        ContributionSearch.Theme,
        ContributionSearch.Commune,
        ContributionSearch.Status,
    ];

    public string? Text { get; init; }
    public ContributionSort? Sort { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Without an explicit order: the best matches when something is sought, the most recent otherwise.</summary>
    public ContributionSort Order => Sort ?? (Text is null ? ContributionSort.Recent : ContributionSort.Relevance);

    public bool IsEmpty => Text is null && Chosen.Count == 0;

    public IReadOnlyList<string> Values(string facet) => Chosen.GetValueOrDefault(facet) ?? [];

    /// <summary>Reads an address. Anything is accepted; what means nothing is left out.</summary>
    public static ContributionFilter Read(IQueryCollection query)
    {
        var chosen = Facets
            .Select(facet => (facet, values: Values(query, facet)))
            .Where(pair => pair.values.Count > 0)
            .ToDictionary(pair => pair.facet, pair => pair.values, StringComparer.Ordinal);
        return new ContributionFilter
        {
            Text = Clean(query["q"]) is { Length: > 0 } text ? text[..Math.Min(text.Length, LongestText)] : null,
            Sort = ContributionSorts.Parse(query["sort"]),
            Chosen = chosen,
            Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 10_000)
                : 1,
        };
    }

    static IReadOnlyList<string> Values(IQueryCollection query, string facet) =>
        query[facet]
            .Select(Clean)
            .Where(value => value.Length is > 0 and <= LongestValue)
            .Distinct(StringComparer.Ordinal)
            .Take(MostValues)
            .ToList();

    static string Clean(string? text) => CheckForm.Clean(text ?? "");

    /// <summary>The address's query, <c>?…</c> or empty; pages apart, the same filter always gives the same text.</summary>
    public string ToQuery(int? page = null)
    {
        var query = new StringBuilder();
        Add(query, "q", Text);
        Add(query, "sort", Sort is { } sort ? ContributionSorts.Name(sort) : null);
        foreach (var facet in Facets)
        foreach (var value in Values(facet))
            Add(query, facet, value);
        Add(query, "page", page is > 1 ? page.Value.ToString(CultureInfo.InvariantCulture) : null);
        return query.ToString();
    }

    /// <summary>The same list without one value of one filter.</summary>
    public ContributionFilter Without(string facet, string value) =>
        With(facet, Values(facet).Where(kept => kept != value).ToList());

    /// <summary>The same list with only this value of one filter.</summary>
    public ContributionFilter With(string facet, params IReadOnlyList<string> values)
    {
        var chosen = Chosen.Where(pair => pair.Key != facet).ToDictionary(StringComparer.Ordinal);
        if (values.Count > 0)
            chosen[facet] = values;
        return this with { Chosen = chosen, Page = 1 };
    }

    public IReadOnlyList<FacetFilter> ToFilters() => Chosen.Select(pair => new FacetFilter(pair.Key, pair.Value)).ToList();

    static void Add(StringBuilder query, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
