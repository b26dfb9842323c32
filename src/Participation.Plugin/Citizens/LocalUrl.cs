namespace Participation.Citizens;

/// <summary>Where to go back to, on this site only: an open redirect would lend our name to a phisher.</summary>
public static class LocalUrl
{
    /// <summary>
    /// The path when it stays here, else null. Browsers read <c>\</c> as <c>/</c>, and drop tabs and line ends. Letters
    /// that a header cannot carry are escaped: « /search?q=été » comes back as typed.
    /// </summary>
    public static string? Read(string? url) =>
        url is ['/', .. var rest]
        && rest is not (['/', ..] or ['\\', ..])
        && url.Length <= 2_000
        && !url.Any(letter => char.IsControl(letter) || letter is '\\')
            ? string.Concat(
                url.EnumerateRunes()
                    .Select(letter => letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString()))
            )
            : null;
}
