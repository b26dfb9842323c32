namespace Participation.Pages;

/// <summary>The beginning of a text that has no title.</summary>
public static class FirstWords
{
    /// <summary>Whole words, at most <paramref name="length"/> characters and an ellipsis; never empty.</summary>
    public static string Of(string text, int length = 80)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= length)
            return line.Length > 0 ? line : "…";
        var space = line.LastIndexOf(' ', length);
        var end = space > 0 ? space : length;
        var words = line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)];
        return words.TrimEnd(' ', '.', ',', ';', ':', '\u00a0', '\u202f', '…') + "…";
    }
}
