using System.Security.Cryptography;
using System.Xml.Linq;

namespace Cms.Sync;

/// <summary>
/// Reads a folder of uSync v17 files (`USYNC.md`), and writes nothing anywhere. A sub-folder may have any depth; an item
/// is known by its root element and key, never by its file name.
/// </summary>
public sealed class SyncFolder(string folder)
{
    static readonly Dictionary<string, Action<SyncFile, SyncReading>> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Languages"] = LanguageReader.Read,
        ["Dictionary"] = DictionaryReader.Read,
        ["DataTypes"] = DataTypeReader.Read,
        ["ContentTypes"] = TypeReader.Read,
        ["MediaTypes"] = TypeReader.Read,
        ["Content"] = NodeReader.Read,
        ["Media"] = NodeReader.Read,
        ["Domains"] = DomainReader.Read,
    };

    static readonly string[] ContentFolders = ["Content", "Media"];

    public bool Exists => Directory.Exists(folder);

    /// <summary>Reads the schema (languages, dictionary, types, domains) and, when asked, documents and media.</summary>
    /// <param name="applied">Hash of each file last applied: a file that has not changed since is not opened again.</param>
    public SyncReading Read(IReadOnlyDictionary<string, string> applied, bool withContent)
    {
        var reading = new SyncReading { Applied = applied };
        foreach (var (name, reader) in Readers)
            if (withContent || !ContentFolders.Contains(name))
                ReadAll(name, reader, reading);
        return reading;
    }

    void ReadAll(string name, Action<SyncFile, SyncReading> reader, SyncReading reading)
    {
        var path = Path.Combine(folder, name);
        if (!Directory.Exists(path))
            return;
        var files = new DirectoryInfo(path)
            .EnumerateFiles("*.config", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16 })
            .OrderBy(file => file.FullName, StringComparer.Ordinal);
        foreach (var file in files)
            ReadOne(file, name, reader, reading);
    }

    void ReadOne(FileInfo file, string handler, Action<SyncFile, SyncReading> reader, SyncReading reading)
    {
        var name = Path.GetRelativePath(folder, file.FullName).Replace('\\', '/');
        if (Bytes(file, name, reading) is not { } bytes)
            return;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (reading.Applied.GetValueOrDefault(name) == hash || SyncXml.Load(bytes, name, reading.Problems) is not { } root)
            return;
        var opened = new SyncFile(name, root, reading);
        if (root.Name.LocalName == "Empty")
            ReadMarker(opened, handler, reading);
        else
            reader(opened, reading);
        reading.Files.Add(
            new()
            {
                Path = name,
                Hash = hash,
                Source = root.ToString(SaveOptions.DisableFormatting),
            }
        );
    }

    static byte[]? Bytes(FileInfo file, string name, SyncReading reading)
    {
        if (file.LinkTarget is not null)
            reading.Problems.Add(new(name, 0, "the file is a link to somewhere else"));
        else if (file.Length > SyncXml.LargestFile)
            reading.Problems.Add(new(name, 0, $"the file is larger than {SyncXml.LargestFile / 1024 / 1024} MB"));
        else
            return File.ReadAllBytes(file.FullName);
        return null;
    }

    static void ReadMarker(SyncFile file, string handler, SyncReading reading)
    {
        var change = (string?)file.Root.Attribute("Change") ?? "";
        if (change is "Delete")
            reading.Markers.Add(new(handler, file.Key, file.Alias, change));
        else if (change is not ("Rename" or "Clean" or "None"))
            file.Refuse(file.Root, $"'{change}' is not a change a marker can name");
    }
}
