using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Participation.Imports;

/// <summary>What the cells of an export mean, with the forms and the damages met in the field.</summary>
static partial class Cells
{
    static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mm:sszzz",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
        "yyyy-MM-dd'T'HH:mmzzz",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:sszzz",
    ];

    static readonly string[] Local =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd",
        "d/M/yyyy H:mm:ss",
        "d/M/yyyy H:mm",
        "d/M/yyyy",
        "d/M/yy H:mm",
        "d-M-yyyy H:mm:ss",
        "d-M-yyyy H:mm",
        "d-M-yyyy",
    ];

    /// <summary>A cell that Excel took for a formula, and whose text is gone.</summary>
    public static bool IsLost(string cell) =>
        cell.AsSpan().Trim() is "#NOM?" or "#NAME?" or "#VALEUR!" or "#VALUE!" or "#REF!" or "#N/A" or "#DIV/0!";

    /// <summary>
    /// Without NUL and other control characters (no database keeps them), half surrogates nor byte order marks; line
    /// ends are one character; no blank around.
    /// </summary>
    public static string Clean(string? cell)
    {
        if (string.IsNullOrEmpty(cell))
            return "";
        var text = new StringBuilder(cell.Length);
        for (var at = 0; at < cell.Length; at++)
        {
            var letter = cell[at];
            if (letter is '\r')
                text.Append(at + 1 < cell.Length && cell[at + 1] is '\n' ? "" : "\n");
            else if (char.IsHighSurrogate(letter) && at + 1 < cell.Length && char.IsLowSurrogate(cell[at + 1]))
                text.Append(letter).Append(cell[++at]);
            else if (char.IsSurrogate(letter))
                text.Append('\uFFFD');
            else if (letter is '\n' or '\t' || (!char.IsControl(letter) && letter is not '\uFEFF'))
                text.Append(letter);
        }
        return text.ToString().Trim();
    }

    /// <summary>Plain text with paragraphs, from plain text or HTML; null when the cell was lost.</summary>
    public static string? Text(string? cell) => cell is not null && IsLost(cell) ? null : PlainText.From(Clean(cell));

    /// <summary>
    /// The instant; without an offset, Paris time. Null when it cannot be read, or is before the web or after tomorrow.
    /// </summary>
    public static DateTimeOffset? Date(string? cell, DateTimeOffset now)
    {
        var written = Clean(cell)
            .Replace(" UTC", " +00:00", StringComparison.Ordinal)
            .Replace(" à ", " ", StringComparison.Ordinal);
        if (written.EndsWith('Z'))
            written = written[..^1] + "+00:00";
        return Instant(written) is { } instant && instant.Year >= 1990 && instant < now.AddDays(1)
            ? instant.ToUniversalTime()
            : null;
    }

    static DateTimeOffset? Instant(string written)
    {
        if (DateTimeOffset.TryParseExact(written, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            return exact;
        if (!DateTime.TryParseExact(written, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        // The hour that a spring night skips: read as if summer had begun.
        return Paris.IsInvalidTime(local)
            ? new DateTimeOffset(local, TimeSpan.FromHours(2))
            : new DateTimeOffset(local, Paris.GetUtcOffset(local));
    }

    /// <summary>A count; thousands may be grouped. Null when absent or not a count.</summary>
    public static int? Count(string? cell)
    {
        var digits = string.Concat(Clean(cell).Where(letter => !char.IsWhiteSpace(letter)));
        if (digits.EndsWith(".0", StringComparison.Ordinal) || digits.EndsWith(",0", StringComparison.Ordinal))
            digits = digits[..^2];
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
    }

    public static double? Degrees(string? cell, double limit) =>
        double.TryParse(Clean(cell).Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
        && Math.Abs(degrees) <= limit
            ? degrees
            : null;

    /// <summary>Null when the cell says neither.</summary>
    public static bool? Flag(string? cell) =>
        Clean(cell).ToLowerInvariant() switch
        {
            "1" or "true" or "t" or "yes" or "y" or "oui" or "vrai" => true,
            "0" or "false" or "f" or "no" or "n" or "non" or "faux" => false,
            _ => null,
        };

    /// <summary>Lower-case letters and digits only, without accents: to compare names.</summary>
    public static string Folded(string name) =>
        NotAWord().Replace(name.Normalize(NormalizationForm.FormD).ToLowerInvariant(), "");

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotAWord();
}
