using System.Globalization;
using Cms.Published;
using Editors = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace Cms.Values;

internal static class DateRules
{
    /// <summary>`2026-02-03T18:30:00`, or the same with an offset in `{"date", "timeZone"}`.</summary>
    public static void Date(CheckedValue value)
    {
        var json = value.Text.StartsWith('{') ? value.Json : null;
        var text = json?.Text("date") ?? value.Text;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            value.Refuse(value.Shape.EditorAlias == Editors.TimeOnly ? "NotATime" : "NotADate");
        else if (json?.Text("timeZone") is { Length: > 0 } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            value.Refuse("NotListed", zone);
    }
}
