using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Extensions.Localization;
using Participation.Commands;

namespace Site.Commands;

/// <summary>
/// <c>restore FILE</c>: puts a backup into the data folder. It refuses a folder that already holds a database, so that
/// nothing is overwritten by mistake, and leaves nothing of a damaged file; the site must be stopped.
/// </summary>
sealed class RestoreCommand(IConfiguration settings, IStringLocalizer<CommandWords> words) : ICommand, IWithoutStart
{
    public string Name => "restore";

    public string Usage => words["Restore.usage"];

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken stop)
    {
        var data = SiteFolders.Data(settings);
        if (args is not [{ Length: > 0 } file] || !File.Exists(SiteFolders.FromCaller(file)))
        {
            await output.WriteLineAsync(Usage);
            return 1;
        }
        if (Directory.Exists(data) && Directory.EnumerateFiles(data, "*.db").Any())
        {
            await output.WriteLineAsync(words["Restore.notEmpty", data]);
            return 1;
        }
        var unpacked = Directory.CreateDirectory(Path.Combine(data, "restore.tmp"));
        try
        {
            await Unpack(SiteFolders.FromCaller(file), unpacked.FullName, stop);
            foreach (var entry in unpacked.GetFileSystemInfos())
                Directory.Move(entry.FullName, Path.Combine(data, entry.Name));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException)
        {
            await output.WriteLineAsync(words["Restore.damaged", file]);
            return 1;
        }
        finally
        {
            unpacked.Delete(recursive: true);
        }
        await output.WriteLineAsync(words["Restore.done", data]);
        return 0;
    }

    /// <summary>Refuses names that lead out of the folder.</summary>
    static async Task Unpack(string file, string folder, CancellationToken stop)
    {
        await using var archive = File.OpenRead(file);
        await using var gzip = new GZipStream(archive, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(gzip, folder, overwriteFiles: false, stop);
    }
}
