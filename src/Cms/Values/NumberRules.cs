using System.Globalization;
using Cms.Published;

namespace Cms.Values;

internal static class NumberRules
{
    public static void Whole(CheckedValue value)
    {
        if (long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            Within(value, number, "min", "max", "step");
        else
            value.Refuse("NotAWholeNumber");
    }

    public static void Decimal(CheckedValue value)
    {
        if (Number(value.Text) is { } number)
            Within(value, number, "min", "max", "step");
        else
            value.Refuse("NotANumber");
    }

    /// <summary>`12`, or `12,20` for a range.</summary>
    public static void Slider(CheckedValue value)
    {
        var ends = value.Text.Split(',').Select(Number).ToList();
        if (ends.Contains(null) || ends.Count > (value.Config.Flag("enableRange") ? 2 : 1))
        {
            value.Refuse("NotANumber");
            return;
        }
        foreach (var end in ends.OfType<decimal>())
            Within(value, end, "minVal", "maxVal", "step");
        if (ends is [var from, var to] && from > to)
            value.Refuse("Reversed");
    }

    public static void Flag(CheckedValue value)
    {
        if (value.Text is not ("0" or "1" or "true" or "false" or "True" or "False"))
            value.Refuse("NotAFlag");
    }

    static void Within(CheckedValue value, decimal number, string least, string most, string step)
    {
        var (low, high) = (value.Config.Number(least), value.Config.Number(most));
        if (number < low)
            value.Refuse("TooSmall", low);
        if (high > (low ?? decimal.MinValue) && number > high)
            value.Refuse("TooLarge", high);
        if (value.Config.Number(step) is > 0 and var by && (number - (low ?? 0)) % by != 0)
            value.Refuse("NotAStep", by, low ?? 0);
    }

    static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
