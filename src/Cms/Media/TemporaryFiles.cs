namespace Cms.Media;

/// <summary>
/// Files that were sent and not yet saved in anything, in the data folder. They are forgotten after some hours.
/// </summary>
public sealed class TemporaryFiles(CmsOptions options, TimeProvider clock)
{
    static readonly TimeSpan Kept = TimeSpan.FromHours(6);

    /// <summary>Programs and pages: never stored, whoever sends them.</summary>
    public static readonly IReadOnlyList<string> Refused =
    [
        "ashx",
        "asmx",
        "asp",
        "aspx",
        "bat",
        "cgi",
        "cmd",
        "com",
        "config",
        "cshtml",
        "dll",
        "exe",
        "hta",
        "htm",
        "html",
        "jar",
        "js",
        "jsp",
        "mjs",
        "msi",
        "php",
        "ps1",
        "py",
        "sh",
        "swf",
        "vbs",
        "xhtml",
        "xml",
        "xsl",
    ];

    readonly string _root = Path.Combine(options.DataFolder, "temporary");

    public sealed record Found(string FullPath, string Name);

    /// <returns>False when a file of this name is never stored.</returns>
    public async Task<bool> Keep(Guid id, string name, Stream content, CancellationToken stop)
    {
        Forget();
        var safe = SafeName(name);
        if (safe is null)
            return false;
        var folder = Directory.CreateDirectory(Path.Combine(_root, id.ToString("n")));
        await using var file = File.Create(Path.Combine(folder.FullName, safe));
        await content.CopyToAsync(file, stop);
        return true;
    }

    public Found? Find(Guid id)
    {
        var folder = new DirectoryInfo(Path.Combine(_root, id.ToString("n")));
        var file = folder.Exists ? folder.EnumerateFiles().FirstOrDefault() : null;
        return file is null ? null : new(file.FullName, file.Name);
    }

    public void Remove(Guid id)
    {
        var folder = Path.Combine(_root, id.ToString("n"));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    void Forget()
    {
        if (!Directory.Exists(_root))
            return;
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        foreach (var folder in new DirectoryInfo(_root).EnumerateDirectories().Where(folder => folder.LastWriteTimeUtc < before))
            folder.Delete(recursive: true);
    }

    /// <summary>Letters, digits and hyphens, in lower case, with its extension; null when the kind is refused.</summary>
    static string? SafeName(string name)
    {
        var file = Path.GetFileName(name.Replace('\\', '/'));
        var extension = Path.GetExtension(file).TrimStart('.').ToLowerInvariant();
        if (
            extension.Length is 0 or > 8
            || !extension.All(char.IsAsciiLetterOrDigit)
            || Refused.Contains(extension, StringComparer.Ordinal)
        )
            return null;
        var stem = new string([
            .. Path.GetFileNameWithoutExtension(file)
                .ToLowerInvariant()
                .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'),
        ]).Trim('-');
        return $"{(stem.Length == 0 ? "fichier" : stem[..Math.Min(stem.Length, 60)])}.{extension}";
    }
}
