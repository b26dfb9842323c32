using System.Globalization;
using Microsoft.AspNetCore.Html;
using Participation.Processes;

namespace Participation.Pages;

/// <summary>Instants as readers see them: in Paris, in their language. Stored and sent to machines in UTC.</summary>
public static class Dates
{
    /// <summary><c>12 novembre 2026</c>, <c>November 12, 2026</c>.</summary>
    public static string Day(DateTimeOffset instant) => Shown(instant, "d MMMM yyyy", "MMMM d, yyyy");

    /// <summary><c>12 novembre 2026 à 18:05</c>, <c>November 12, 2026 at 6:05 PM</c>.</summary>
    public static string Moment(DateTimeOffset instant) => Shown(instant, "d MMMM yyyy 'à' HH:mm", "MMMM d, yyyy 'at' h:mm tt");

    /// <summary><c>12 nov. 2026</c>, <c>Nov 12, 2026</c>: for tables and threads.</summary>
    public static string Short(DateTimeOffset instant) => Shown(instant, "d MMM yyyy", "MMM d, yyyy");

    /// <summary>A <c>time</c> element that shows the day, with the instant for machines.</summary>
    public static IHtmlContent Time(DateTimeOffset instant) => Element(instant, Day(instant));

    /// <summary>The same with the hour.</summary>
    public static IHtmlContent TimeOfDay(DateTimeOffset instant) => Element(instant, Moment(instant));

    /// <summary>The same, short.</summary>
    public static IHtmlContent ShortTime(DateTimeOffset instant) => Element(instant, Short(instant));

    static string Shown(DateTimeOffset instant, string french, string english)
    {
        var culture = CultureInfo.CurrentCulture;
        var wall = ParisTime.Wall(instant);
        if (culture.TwoLetterISOLanguageName == "en")
            return wall.ToString(english, culture);
        // The first day of a month is an ordinal in French, and the only one.
        return wall.ToString(wall.Day == 1 ? french.Replace("d ", "d'er' ", StringComparison.Ordinal) : french, culture);
    }

    static IHtmlContent Element(DateTimeOffset instant, string shown)
    {
        var element = new HtmlContentBuilder();
        element.AppendHtml("<time datetime=\"");
        element.Append(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        element.AppendHtml("\">");
        element.Append(shown);
        element.AppendHtml("</time>");
        return element;
    }
}
