namespace Participation.Contributions;

/// <summary>A name to show and to download under: never a path, never a control character, with the extension of what it is.</summary>
static class FileNames
{
    const int Longest = 100;

    public static string Safe(string? given, string extension)
    {
        var name = Path.GetFileNameWithoutExtension((given ?? "").Replace('\\', '/'));
        var letters = CheckForm
            .Clean(name)
            .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_' or '.' or '’' or '(' or ')');
        var clean = string.Concat(letters).Trim(' ', '.');
        return (clean.Length == 0 ? "document" : clean[..Math.Min(clean.Length, Longest)]) + extension;
    }
}
