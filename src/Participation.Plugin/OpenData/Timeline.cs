using System.Globalization;
using Foundation.Search;

namespace Participation.OpenData;

/// <summary>How many a day, a week, a month or a year, from the first to the last, the empty ones included.</summary>
/// <param name="Step">The finest that keeps the columns readable.</param>
public sealed record Timeline(TimeStep Step, IReadOnlyList<Timeline.Column> Columns)
{
    const int MostDays = 31;
    const int MostWeeks = 26;
    const int MostMonths = 36;

    /// <param name="From">Its first day; a week begins on Monday.</param>
    public readonly record struct Column(DateOnly From, int Count);

    public int Most => Columns.Max(column => column.Count);

    /// <summary>The first of the fullest.</summary>
    public Column Peak => Columns.MaxBy(column => column.Count);

    /// <param name="days">Days as <c>2026-11-23</c>; what is not a day is passed over.</param>
    public static Timeline? Of(IReadOnlyList<FacetCount> days)
    {
        var counted = days.Select(day => (Day: Parse(day.Value), day.Count))
            .Where(day => day.Day is not null)
            .Select(day => (Day: day.Day!.Value, day.Count))
            .ToList();
        if (counted.Count == 0)
            return null;
        var (first, last) = (counted.Min(day => day.Day), counted.Max(day => day.Day));
        var step = StepOf(first, last);
        var sums = counted
            .GroupBy(day => step.StartOf(day.Day))
            .ToDictionary(column => column.Key, it => it.Sum(day => day.Count));
        return new(step, [.. Starts(step, first, last).Select(start => new Column(start, sums.GetValueOrDefault(start)))]);
    }

    static TimeStep StepOf(DateOnly first, DateOnly last)
    {
        var days = last.DayNumber - first.DayNumber + 1;
        return days <= MostDays ? TimeStep.Day
            : days <= MostWeeks * 7 ? TimeStep.Week
            : days <= MostMonths * 30 ? TimeStep.Month
            : TimeStep.Year;
    }

    static IEnumerable<DateOnly> Starts(TimeStep step, DateOnly first, DateOnly last)
    {
        for (var start = step.StartOf(first); start <= last; start = step.After(start))
            yield return start;
    }

    static DateOnly? Parse(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            ? parsed
            : null;
}

public enum TimeStep
{
    Day,
    Week,
    Month,
    Year,
}

static class TimeSteps
{
    /// <summary>The first day of the stretch that holds this one.</summary>
    public static DateOnly StartOf(this TimeStep step, DateOnly day) =>
        step switch
        {
            TimeStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            TimeStep.Month => new DateOnly(day.Year, day.Month, 1),
            TimeStep.Year => new DateOnly(day.Year, 1, 1),
            _ => day,
        };

    public static DateOnly After(this TimeStep step, DateOnly start) =>
        step switch
        {
            TimeStep.Week => start.AddDays(7),
            TimeStep.Month => start.AddMonths(1),
            TimeStep.Year => start.AddYears(1),
            _ => start.AddDays(1),
        };

    /// <summary>Under a column: <c>9 nov.</c>, <c>nov. 2026</c>, <c>2026</c>.</summary>
    public static string Label(this TimeStep step, DateOnly start) => Shown(start, step, "d MMM", "MMM d", "MMM yyyy");

    /// <summary>In a table: <c>9 novembre 2026</c>, <c>novembre 2026</c>, <c>2026</c>.</summary>
    public static string Name(this TimeStep step, DateOnly start) =>
        Shown(start, step, "d MMMM yyyy", "MMMM d, yyyy", "MMMM yyyy");

    static string Shown(DateOnly start, TimeStep step, string french, string english, string month)
    {
        var culture = CultureInfo.CurrentCulture;
        var day = culture.TwoLetterISOLanguageName == "en" ? english : french;
        return start.ToString(
            step switch
            {
                TimeStep.Month => month,
                TimeStep.Year => "yyyy",
                _ => day,
            },
            culture
        );
    }
}
