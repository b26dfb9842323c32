using System.Globalization;

namespace Participation.Questionnaires;

/// <summary>Numbers and days as editors and respondents type them.</summary>
public static class Bounds
{
    const string DayFormat = "yyyy-MM-dd";

    /// <summary>With a point or a comma, thousands apart; null when it is not a number.</summary>
    public static decimal? Number(string? typed)
    {
        var plain = (typed ?? "").Replace(',', '.').Replace("\u202F", "", StringComparison.Ordinal);
        plain = plain.Replace("\u00A0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return decimal.TryParse(
            plain,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    /// <summary><c>2026-11-30</c>, as date fields send it, or <c>30/11/2026</c>, as people type it where there is none.</summary>
    public static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(
            (typed ?? "").Trim(),
            [DayFormat, "dd/MM/yyyy", "d/M/yyyy"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    public static string Write(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Without a trailing zero: <c>1.50</c> and <c>1,5</c> are one answer.</summary>
    public static string Write(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Negative, 0 or positive; null when they are neither two numbers nor two days.</summary>
    public static int? Compare(string one, string other) =>
        Number(one) is { } number && Number(other) is { } second ? number.CompareTo(second)
        : Day(one) is { } day && Day(other) is { } later ? day.CompareTo(later)
        : null;
}
