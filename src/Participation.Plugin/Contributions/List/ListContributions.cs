using Foundation.Search;
using Microsoft.EntityFrameworkCore;
using Participation.FollowUp;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>
/// A page of a process's contributions: found, filtered, counted and ordered by the index, then loaded by id in one query.
/// </summary>
public sealed class ListContributions(SearchIndex index, ParticipationDb db)
{
    public const int PageSize = 20;
    public const int LargestPage = 100;

    /// <param name="Total">How many the filters leave.</param>
    /// <param name="Facets">Values and counts by facet; a facet's counts ignore its own filter.</param>
    /// <param name="Sums">Agree, mixed and disagree over everything found.</param>
    /// <param name="Next">Cursor of the next page; null on the last.</param>
    public sealed record Result(
        int Total,
        IReadOnlyList<Item> Items,
        IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets,
        IReadOnlyDictionary<string, long> Sums,
        Cursor? Next,
        Reading Reading
    );

    /// <param name="Author">Null once the account is closed.</param>
    /// <param name="ParentTitle">For an argument or a source: what it is about, as long as that may be read.</param>
    public sealed record Item(
        Guid Id,
        string Type,
        Side? Side,
        string Title,
        string Body,
        string? Section,
        string? Theme,
        string? Commune,
        string? Author,
        Channel Channel,
        DateTimeOffset CreatedAt,
        DateTimeOffset? EditedAt,
        Tally Votes,
        int Comments,
        int Children,
        FollowUpStatus? Status,
        Guid? ParentId,
        string? ParentTitle
    );

    /// <summary>What is asked besides the filter.</summary>
    public sealed record Ask(Guid ProcessId, ContributionFilter Filter, long Seed)
    {
        public int Take { get; init; } = PageSize;
        public Cursor? After { get; init; }

        /// <summary>Which to count: counting costs, so nothing that is not shown.</summary>
        public IReadOnlyList<string> Facets { get; init; } = ContributionFilter.Facets;
        public bool Sums { get; init; }
    }

    public async Task<Result> Run(Ask ask, CancellationToken stop)
    {
        var found = index.Search(ToQuery(ask));
        return new Result(found.Total, await Load(found.Ids, stop), found.Facets, found.Sums, found.Next, found.Reading);
    }

    public static SearchQuery ToQuery(Ask ask) =>
        new()
        {
            Text = ask.Filter.Text,
            Scope =
            [
                new FacetFilter(ValueSet.KindFacet, Contribution.Kind),
                new FacetFilter(ContributionSearch.Process, ask.ProcessId.ToString()),
            ],
            Filters = ask.Filter.ToFilters(),
            Sort = ask.Filter.Order.ToIndex(ask.Seed),
            Facets = ask.Facets,
            Sums = ask.Sums ? [ContributionSearch.Agree, ContributionSearch.Mixed, ContributionSearch.Disagree] : [],
            Skip = ask.After is null ? (ask.Filter.Page - 1) * ask.Take : 0,
            Take = ask.Take,
            After = ask.After,
        };

    /// <summary>Rows by id, in the index's order. A row that left the list since is skipped.</summary>
    public async Task<IReadOnlyList<Item>> Load(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var listed = db.Contributions.AsNoTracking().Listed();
        var rows = await listed
            .Where(row => ids.Contains(row.Id))
            .Select(row => new Item(
                row.Id,
                row.Type,
                row.Side,
                row.Title,
                row.Body,
                row.Section,
                row.Theme,
                row.Commune,
                row.Author!.Pseudonym,
                row.Channel,
                row.CreatedAt,
                row.EditedAt,
                row.Votes,
                row.Comments,
                row.Children,
                row.Status,
                row.ParentId,
                listed.Where(parent => parent.Id == row.ParentId).Select(parent => parent.Title).FirstOrDefault()
            ))
            .ToDictionaryAsync(item => item.Id, stop);
        return ids.Select(id => rows.GetValueOrDefault(id)).OfType<Item>().ToList();
    }
}
