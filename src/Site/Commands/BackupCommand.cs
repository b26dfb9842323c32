using System.Formats.Tar;
using System.IO.Compression;
using Foundation.Storage;
using Microsoft.Extensions.Localization;
using Participation.Commands;

namespace Site.Commands;

/// <summary>
/// <c>backup FILE</c>: everything of the data folder that cannot be made again, in one archive, while the site runs. The
/// databases are copied by SQLite itself, at one instant each; the search index is left out: it is made again from them.
/// </summary>
sealed class BackupCommand(IConfiguration settings, IStringLocalizer<CommandWords> words) : ICommand, IWithoutStart
{
    static readonly string[] Remade = ["index", "images", "backup.tmp", "restore.tmp"];

    public string Name => "backup";

    public string Usage => words["Backup.usage"];

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken stop)
    {
        var data = SiteFolders.Data(settings);
        if (args is not [{ Length: > 0 } file] || !Directory.Exists(data))
        {
            await output.WriteLineAsync(Usage);
            return 1;
        }
        var archive = SiteFolders.FromCaller(file);
        var copies = Directory.CreateDirectory(Path.Combine(data, "backup.tmp"));
        try
        {
            await Write(data, copies.FullName, archive, stop);
        }
        finally
        {
            copies.Delete(recursive: true);
        }
        await output.WriteLineAsync(words["Backup.done", archive]);
        if (settings.GetConnectionString("Participation") is { Length: > 0 })
            await output.WriteLineAsync(words["Backup.postgres"]);
        return 0;
    }

    /// <summary>Written beside and renamed: a backup that was interrupted is not there.</summary>
    static async Task Write(string data, string copies, string archive, CancellationToken stop)
    {
        var unfinished = archive + ".part";
        await using (var file = File.Create(unfinished))
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        await using (var tar = new TarWriter(gzip))
        {
            foreach (var database in Directory.GetFiles(data, "*.db"))
                await tar.WriteEntryAsync(Copy(database, copies), Path.GetFileName(database), stop);
            foreach (
                var folder in Directory
                    .GetDirectories(data)
                    .Where(folder => !Remade.Contains(Path.GetFileName(folder), StringComparer.Ordinal))
            )
            foreach (var kept in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                await tar.WriteEntryAsync(kept, Path.GetRelativePath(data, kept), stop);
            foreach (var kept in Directory.GetFiles(data, "*.json"))
                await tar.WriteEntryAsync(kept, Path.GetFileName(kept), stop);
        }
        File.Move(unfinished, archive, overwrite: true);
    }

    static string Copy(string database, string copies)
    {
        var copy = Path.Combine(copies, Path.GetFileName(database));
        SqliteCopy.Run(database, copy);
        return copy;
    }
}
