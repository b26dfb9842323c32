using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Foundation.Pdf;

namespace Site.Search;

/// <summary>
/// The full text of the PDFs of the library, read once for each file and kept under the data folder. A PDF can be made to exhaust or
/// crash its reader, so another process reads it: this program, with the word <c>read-pdf</c>, little memory and little time.
/// </summary>
public sealed class PdfTexts(IConfiguration settings, ILogger<PdfTexts> log)
{
    /// <summary>The first word of the command line of the process that reads.</summary>
    public const string Command = "read-pdf";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    const string LeastMemory = "0x14000000"; // 320 MB, hexadecimal as .NET wants it

    readonly SemaphoreSlim _turn = new(1);
    readonly string _folder = Path.Combine(SiteFolders.Data(settings), "pdf-text");

    /// <summary>Empty when it holds no text, or none that could be read.</summary>
    public async Task<string> Read(FileInfo file, CancellationToken stop)
    {
        if (Kept(file) is { } known)
            return known;
        await _turn.WaitAsync(stop);
        try
        {
            if (Kept(file) is { } meanwhile)
                return meanwhile;
            var text = await Ask(file, stop) ?? "";
            Directory.CreateDirectory(_folder);
            var unfinished = $"{PathOf(file)}.{Guid.NewGuid():N}.tmp";
            await File.WriteAllTextAsync(unfinished, text, stop);
            File.Move(unfinished, PathOf(file), overwrite: true);
            return text;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What was read before; null when it never was.</summary>
    public string? Kept(FileInfo file) => File.Exists(PathOf(file)) ? File.ReadAllText(PathOf(file)) : null;

    string PathOf(FileInfo file)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}");
        return Path.Combine(_folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..40] + ".txt");
    }

    async Task<string?> Ask(FileInfo file, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        using var reader = Process.Start(Reader(file.FullName));
        if (reader is null)
            return null;
        try
        {
            var errors = reader.StandardError.ReadToEndAsync(patience.Token);
            var text = await reader.StandardOutput.ReadToEndAsync(patience.Token);
            await reader.WaitForExitAsync(patience.Token);
            if (reader.ExitCode == 0)
                return text;
            log.LogWarning("{File} could not be read: {Reason}", file.Name, FirstLine(await errors));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            log.LogWarning("{File} takes too long to read.", file.Name);
        }
        finally
        {
            if (!reader.HasExited)
                reader.Kill();
        }
        return null;
    }

    static ProcessStartInfo Reader(string file)
    {
        var program = typeof(PdfTexts).Assembly.Location;
        var name = Path.GetFileNameWithoutExtension(program);
        var alone = Path.GetFileName(Environment.ProcessPath) is { } running && (running == name || running == name + ".exe");
        var start = new ProcessStartInfo(alone ? Environment.ProcessPath! : "dotnet") // alone: it has just been compared
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var word in alone ? [Command, file] : (string[])[program, Command, file])
            start.ArgumentList.Add(word);
        start.Environment["DOTNET_GCHeapHardLimit"] = LeastMemory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    /// <summary>What the other process does: the words on the standard output; 1 when there are none to be had.</summary>
    public static int Answer(string file)
    {
        if (PdfWords.Read(file, PdfWords.Limits.Usual) is not { } words)
            return 1;
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(words));
        return 0;
    }

    static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
