namespace Cms.Media;

/// <summary>The binaries of media, in the data folder: `/media/abcd/pea.jpg` is `abcd/pea.jpg` here.</summary>
public sealed class MediaFolder(CmsOptions options)
{
    readonly string _root = Path.GetFullPath(options.MediaFolder);

    /// <summary>The file behind an address below `/media/`, or null: nothing outside the folder, nothing hidden, no link.</summary>
    public FileInfo? Find(string path)
    {
        if (
            path.Length == 0
            || path.Contains('\0', StringComparison.Ordinal)
            || path.Split('/', '\\').Any(part => part.StartsWith('.'))
        )
            return null;
        var full = Path.GetFullPath(Path.Combine(_root, path));
        if (!full.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return null;
        var file = new FileInfo(full);
        return file.Exists && file.LinkTarget is null ? file : null;
    }

    /// <summary>The same for an address as values keep it: `/media/abcd/pea.jpg`.</summary>
    public FileInfo? FindAddress(string src) =>
        src.StartsWith("/media/", StringComparison.OrdinalIgnoreCase)
            ? Find(Uri.UnescapeDataString(src["/media/".Length..]))
            : null;

    /// <summary>Copies the binaries that came with the files and are not here yet; never replaces one.</summary>
    public void CopyMissing(string from)
    {
        Directory.CreateDirectory(_root);
        if (!Directory.Exists(from))
            return;
        foreach (
            var source in new DirectoryInfo(from)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => f.LinkTarget is null)
        )
        {
            var target = Path.Combine(_root, Path.GetRelativePath(from, source.FullName));
            if (File.Exists(target))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            var partial = target + ".partial";
            source.CopyTo(partial, overwrite: true);
            File.Move(partial, target, overwrite: true);
        }
    }
}
