using System.Formats.Tar;
using System.IO.Compression;
using Microsoft.Extensions.Localization;
using Participation.Commands;

namespace Site.Commands;

/// <summary>
/// <c>restore FILE</c>: puts a backup into the data folder. It refuses a folder that already holds a database, so that
/// nothing is overwritten by mistake; the site must be stopped.
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
        Directory.CreateDirectory(data);
        await using var archive = File.OpenRead(SiteFolders.FromCaller(file));
        await using var gzip = new GZipStream(archive, CompressionMode.Decompress);
        // TarFile refuses names that lead out of the folder.
        await TarFile.ExtractToDirectoryAsync(gzip, data, overwriteFiles: false, stop);
        await output.WriteLineAsync(words["Restore.done", data]);
        return 0;
    }
}
