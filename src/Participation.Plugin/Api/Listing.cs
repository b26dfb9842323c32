using System.Globalization;

namespace Participation.Api;

/// <summary>The shape of every list of the API.</summary>
/// <param name="Total">How many there are over all pages.</param>
/// <param name="Items">This page.</param>
/// <param name="Facets">Values and counts by filter; empty where there are no filters.</param>
/// <param name="Next">Give it back as <c>cursor</c> for the next page; null on the last.</param>
public sealed record Listing<T>(
    int Total,
    IReadOnlyList<T> Items,
    IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets,
    string? Next
)
{
    static readonly Dictionary<string, IReadOnlyList<FacetValue>> NoFacets = [];

    public static Listing<T> Whole(IReadOnlyList<T> items) => new(items.Count, items, NoFacets, null);

    /// <summary>One page of a list that is short enough to be ordered in memory.</summary>
    /// <param name="ordered">Everything, by its place.</param>
    public static Listing<T> Page(IReadOnlyList<(ListPlace Place, T Item)> ordered, int take, ListPlace? after)
    {
        var left = ordered.Where(pair => after is not { } last || pair.Place.CompareTo(last) > 0).Take(take + 1).ToList();
        return new(
            ordered.Count,
            [.. left.Take(take).Select(pair => pair.Item)],
            NoFacets,
            left.Count > take ? left[take - 1].Place.ToString() : null
        );
    }
}

/// <param name="Value">What the filter takes.</param>
/// <param name="Label">The same in words, in the reader's language.</param>
public sealed record FacetValue(string Value, string Label, int Count);

/// <summary>A place in a list ordered by instant, then id.</summary>
public readonly record struct ListPlace(DateTimeOffset At, Guid Id) : IComparable<ListPlace>
{
    public int CompareTo(ListPlace other) => (At, Id).CompareTo((other.At, other.Id));

    public override string ToString() => $"{At.UtcTicks.ToString("x", CultureInfo.InvariantCulture)}-{Id:N}";

    public static bool TryParse(string? text, out ListPlace place)
    {
        place = default;
        if (
            text?.Split('-') is not [var ticks, var id]
            || !long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at)
            || at < 0
            || at > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(id, "N", out var known)
        )
            return false;
        place = new(new(at, TimeSpan.Zero), known);
        return true;
    }
}

/// <summary>Reads <c>take</c>.</summary>
static class Paging
{
    public const int Usual = 20;
    public const int Most = 100;

    /// <returns>Null when it is not a number from 1 to <see cref="Most"/>.</returns>
    public static int? Take(string? text) =>
        text is null ? Usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var take) && take is >= 1 and <= Most ? take
        : null;
}
