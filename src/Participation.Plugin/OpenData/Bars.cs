using System.Globalization;

namespace Participation.OpenData;

/// <summary>A chart of horizontal bars and the table it stands on.</summary>
/// <param name="Without">What none of the rows counts; in the table only.</param>
public sealed record Bars(IReadOnlyList<Bars.Row> Rows, Bars.Row? Without)
{
    /// <summary>More bars than this are read better in the table.</summary>
    const int MostBars = 6;

    /// <param name="Url">The list with this value alone; null when there is no such filter.</param>
    /// <param name="Fill">A class of the sheet; null for the usual one.</param>
    public sealed record Row(string Name, long Count, string? Url, string? Fill);

    public bool IsEmpty => Rows.All(row => row.Count == 0);

    /// <summary>The longest ones when there are too many, in the table's order.</summary>
    public IReadOnlyList<Row> Drawn =>
        Rows.Count <= MostBars ? Rows : [.. Rows.Where(Rows.OrderByDescending(row => row.Count).Take(MostBars).Contains)];

    /// <summary>A share of the longest bar, for an SVG attribute: always with a point.</summary>
    public string Width(Row row) =>
        (100m * row.Count / Math.Max(1, Rows.Max(other => other.Count))).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
