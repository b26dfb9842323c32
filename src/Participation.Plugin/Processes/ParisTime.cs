namespace Participation.Processes;

/// <summary>
/// Dates of the law and of editors are Paris dates. A day has 23 or 25 hours twice a year: only the conversion here
/// knows it.
/// </summary>
public static class ParisTime
{
    static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    /// <summary>
    /// The instant of a wall clock in Paris. An hour that does not exist (spring) is taken after the jump; one that
    /// happens twice (autumn) is the first of the two.
    /// </summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var wall = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(wall))
            wall = wall.AddHours(1);
        var offset = Zone.IsAmbiguousTime(wall) ? Zone.GetAmbiguousTimeOffsets(wall).Max() : Zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }

    /// <summary>When a day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => Instant(day, TimeOnly.MinValue);

    /// <summary>When a day ends: the next midnight.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The wall clock in Paris at an instant.</summary>
    public static DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
