using System.Globalization;

namespace Participation.Pages;

/// <summary>
/// When an agent read the page that a decision rests on, as a hidden field: a colleague who decided since then is
/// noticed.
/// </summary>
public static class SeenAt
{
    public static string Write(DateTimeOffset instant) => instant.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null when there is none: it was not a page.</summary>
    public static DateTimeOffset? Read(string? field) =>
        long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;
}
