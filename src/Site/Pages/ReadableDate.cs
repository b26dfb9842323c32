using System.Globalization;

namespace Site.Pages;

/// <summary>A day as people write it: « 1er novembre 2026 », "November 1, 2026".</summary>
public static class ReadableDate
{
    public static string Long(DateTime day) =>
        Culture.Name.StartsWith("fr", StringComparison.Ordinal) ? French(day) : day.ToString("MMMM d, yyyy", Culture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    private static string French(DateTime day) =>
        (day.Day == 1 ? "1er " : day.Day.ToString(Culture) + " ") + day.ToString("MMMM yyyy", Culture);
}
