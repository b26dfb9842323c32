using System.Globalization;

namespace Participation.Contributions;

/// <summary>What a link to a file says of it: kind and weight.</summary>
static class FileWords
{
    public static string Of(Attachment file)
    {
        var kind = file.MediaType == "application/pdf" ? "PDF" : file.MediaType["image/".Length..].ToUpperInvariant();
        var kilobytes = Math.Max(1, file.Length / 1_000);
        var unit = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "B" : "o";
        return kilobytes < 1_000
            ? $"{kind}, {kilobytes.ToString(CultureInfo.CurrentCulture)} {(unit == "o" ? "K" : "k")}{unit}"
            : $"{kind}, {(kilobytes / 1_000.0).ToString("0.#", CultureInfo.CurrentCulture)} M{unit}";
    }
}
