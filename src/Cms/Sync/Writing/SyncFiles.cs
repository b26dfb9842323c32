using System.Security.Cryptography;
using System.Xml.Linq;

namespace Cms.Sync.Writing;

/// <summary>Which file an item is in. One that was read keeps its file; another gets a name that no other item has.</summary>
internal sealed class SyncFiles
{
    readonly string _folder;
    readonly Dictionary<string, SyncedFile> _byPath;
    readonly Dictionary<(string Folder, string Identity), string> _byItem = [];

    public SyncFiles(string folder, List<SyncedFile> known)
    {
        _folder = folder;
        _byPath = known.ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var file in known)
            if (Load(file) is { } root)
                _byItem.TryAdd((FolderOf(file.Path), IdentityOf(root)), file.Path);
    }

    /// <summary>What tells an item from the others of its folder: languages, words and domains have made-up keys.</summary>
    public static string IdentityOf(XElement root) =>
        root.Name.LocalName switch
        {
            "Language" => root.Element("IsoCode")?.Value.Trim().ToLowerInvariant() ?? "",
            "Dictionary" => ((string?)root.Attribute("Alias") ?? "").ToLowerInvariant(),
            "Domain" =>
                $"{(string?)root.Attribute("Alias")} {root.Element("Info")?.Element("Language")?.Value.Trim()}".ToLowerInvariant(),
            _ => ((string?)root.Attribute("Key") ?? "").ToLowerInvariant(),
        };

    /// <param name="suffix">From what a name is told apart that another item has.</param>
    /// <returns>The path, and what the file said when it was last read or written.</returns>
    public (string Path, XElement? Before) Find(string folder, string identity, string name, Guid suffix)
    {
        if (_byItem.TryGetValue((folder, identity), out var path))
            return (path, Load(_byPath[path]) is { } root && root.Name.LocalName != "Empty" ? root : null);
        var safe = folder == "DataTypes" ? name : SyncNames.Safe(name);
        path = $"{folder}/{safe}.config";
        if (_byPath.ContainsKey(path) || File.Exists(Path.Combine(_folder, path)))
            path = $"{folder}/{safe}{SyncNames.Suffix(suffix)}.config";
        _byItem[(folder, identity)] = path;
        return (path, null);
    }

    /// <summary>Null when the file already holds these bytes.</summary>
    public (SyncedFile File, bool IsNew)? Put(string path, XElement root)
    {
        var bytes = SyncText.Bytes(root);
        var full = Path.Combine(_folder, path);
        if (File.Exists(full) && File.ReadAllBytes(full).AsSpan().SequenceEqual(bytes))
            return null;
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var partial = $"{full}.{Guid.NewGuid():N}.tmp";
        File.WriteAllBytes(partial, bytes);
        File.Move(partial, full, overwrite: true);
        var (hash, source) = (Convert.ToHexStringLower(SHA256.HashData(bytes)), root.ToString(SaveOptions.DisableFormatting));
        if (_byPath.TryGetValue(path, out var known))
        {
            (known.Hash, known.Source) = (hash, source);
            return (known, IsNew: false);
        }
        return (
            _byPath[path] = new()
            {
                Path = path,
                Hash = hash,
                Source = source,
            },
            IsNew: true
        );
    }

    static XElement? Load(SyncedFile file)
    {
        try
        {
            return XElement.Parse(file.Source);
        }
        catch (System.Xml.XmlException)
        {
            return null;
        }
    }

    static string FolderOf(string path) => path[..Math.Max(0, path.IndexOf('/', StringComparison.Ordinal))];
}
