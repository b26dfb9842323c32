using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Foundation.Search;
using Microsoft.AspNetCore.Http;
using Participation.Api;
using Participation.FollowUp;
using Participation.Geography;
using Participation.Processes;

namespace Participation.Contributions;

/// <summary><c>GET /processes/{slug}/contributions</c>: the list of the page, with a cursor.</summary>
static class GetContributions
{
    /// <summary>The words of the list's address, for the description; <see cref="ContributionFilter"/> reads them.</summary>
    /// <param name="Sort">relevance, recent, oldest, most-supported, most-discussed, most-divided, contributor, type or random.</param>
    public sealed record Query(
        string? Q,
        string? Sort,
        string[]? Type,
        string[]? Section,
        string[]? Theme,
        string[]? Commune,
        string[]? Status,
        string? Take,
        string? Cursor
    );

    /// <summary>Where what a person reads about the list comes from.</summary>
    public sealed record Words(TypeWords Types, Communes Communes, Refusals Refuse, Presentation Present);

    public static async Task<IResult> Http(
        string slug,
        [AsParameters] Query query,
        ProcessCatalog processes,
        ListContributions list,
        TypeWords types,
        Communes communes,
        Refusals refuse,
        Presentation present,
        HttpContext http
    )
    {
        if (processes.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } process)
            return refuse.Missing("NoSuchProcess");
        if (!string.IsNullOrEmpty(query.Sort) && ContributionSorts.Parse(query.Sort) is null)
            return refuse.Bad("BadSort", string.Join(", ", ContributionSorts.All.Select(ContributionSorts.Name)));
        if (Paging.Take(query.Take) is not { } take)
            return refuse.Bad("BadTake", Paging.Most);
        var filter = Filter(http.Request.Query);
        if (Place.Read(query.Cursor, filter) is not { } place)
            return refuse.Bad("BadCursor");
        var ask = new ListContributions.Ask(process.Id, filter, place.Seed) { Take = take, After = place.After };
        var found = await list.Run(ask, http.RequestAborted);
        var words = new Words(types, communes, refuse, present);
        return Results.Ok(
            new Listing<ContributionItem>(
                found.Total,
                [.. found.Items.Select(item => present.Of(item, process.Slug))],
                found.Facets.ToDictionary(
                    facet => facet.Key,
                    IReadOnlyList<FacetValue> (facet) => [.. facet.Value.Select(count => Value(facet.Key, count, process, words))]
                ),
                found.Next is { } next ? place.Then(next) : null
            )
        );
    }

    /// <summary>The API names statuses as it names every word of its own, in camel case.</summary>
    static ContributionFilter Filter(IQueryCollection query)
    {
        var filter = ContributionFilter.Read(query) with { Page = 1 };
        return filter.Values(ContributionSearch.Status) is { Count: > 0 } statuses
            ? filter.With(
                ContributionSearch.Status,
                [
                    .. statuses.Select(value =>
                        Enum.TryParse<FollowUpStatus>(value, true, out var known) ? known.ToString() : value
                    ),
                ]
            )
            : filter;
    }

    static FacetValue Value(string facet, FacetCount count, Process process, Words words) =>
        facet switch
        {
            ContributionSearch.Type => new(count.Value, words.Types.Name(count.Value), count.Count),
            ContributionSearch.Section => new(count.Value, process.SectionTitle(count.Value) ?? count.Value, count.Count),
            ContributionSearch.Commune => new(count.Value, words.Communes.Find(count.Value)?.Name ?? count.Value, count.Count),
            ContributionSearch.Status when count.Value == ContributionSearch.Unanswered => new(
                count.Value,
                words.Refuse.Word("Unanswered"),
                count.Count
            ),
            ContributionSearch.Status => new(
                JsonNamingPolicy.CamelCase.ConvertName(count.Value),
                words.Refuse.Word($"Status.{count.Value}"),
                count.Count
            ),
            _ => new(count.Value, count.Value, count.Count),
        };

    /// <summary>Where a page begins. A program keeps no cookie: the chance of the random order travels in the cursor.</summary>
    /// <param name="After">Null at the start.</param>
    sealed record Place(long Seed, Cursor? After)
    {
        const char Between = '.';

        /// <returns>Null when the text is no cursor, or one of another order.</returns>
        public static Place? Read(string? text, ContributionFilter filter)
        {
            var seed = 0L;
            if (string.IsNullOrEmpty(text))
                return new(filter.Order is ContributionSort.Random ? RandomNumberGenerator.GetInt32(int.MaxValue) : seed, null);
            var parts = text.Split(Between);
            if (
                parts.Length == 2
                && !long.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out seed)
            )
                return null;
            return parts.Length <= 2 && Cursor.TryParse(parts[^1], out var after) && after!.IsOf(filter.Order.ToIndex(seed)) // parsed
                ? new(seed, after)
                : null;
        }

        public string Then(Cursor next) =>
            Seed == 0 ? next.ToString() : Seed.ToString("x", CultureInfo.InvariantCulture) + Between + next;
    }
}
