using System.Globalization;

namespace Participation.Processes;

/// <summary>
/// From what an editor typed (a day, perhaps an hour, in Paris) to instants. Without an hour a phase opens when its
/// first day begins and closes when its last day ends.
/// </summary>
public static class PhaseDates
{
    public static DateTimeOffset? Opens(object? day, object? time) =>
        Day(day) is not { } first ? null
        : Time(time) is { } hour ? ParisTime.Instant(first, hour)
        : ParisTime.StartOf(first);

    public static DateTimeOffset? Closes(object? day, object? time) =>
        Day(day) is not { } last ? null
        : Time(time) is { } hour ? ParisTime.Instant(last, hour)
        : ParisTime.EndOf(last);

    /// <summary>The editors of Umbraco give a day as one of these types.</summary>
    static DateOnly? Day(object? value) =>
        value switch
        {
            DateOnly day => day,
            DateTimeOffset instant => DateOnly.FromDateTime(instant.DateTime),
            DateTime moment when moment != default => DateOnly.FromDateTime(moment),
            string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, out var moment) => DateOnly.FromDateTime(
                moment
            ),
            _ => null,
        };

    static TimeOnly? Time(object? value) =>
        value switch
        {
            TimeOnly time => time,
            TimeSpan span => TimeOnly.FromTimeSpan(span),
            DateTime moment when moment != default => TimeOnly.FromDateTime(moment),
            string text when TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out var time) => time,
            _ => null,
        };
}
