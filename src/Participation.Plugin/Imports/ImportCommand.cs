using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Participation.Commands;
using Participation.Geography;
using Participation.Imports.CapCollectif;
using Participation.Imports.Csv;
using Participation.Imports.Decidim;
using Participation.Processes;

namespace Participation.Imports;

/// <summary>
/// <c>import csv|cap-collectif|decidim PATH …</c>. Exit code 0 when every row that could be read was taken, 1 when the
/// call was wrong and nothing was done, 2 when rows were refused, 130 when it was interrupted.
/// </summary>
public sealed class ImportCommand(
    ImportContributions import,
    ProcessCatalog processes,
    IEnumerable<IProcessMaker> makers,
    Communes communes,
    IStringLocalizer<ImportsRoom> words,
    IOptions<ParticipationOptions> options,
    TimeProvider clock
) : ICommand
{
    const string Culture = "fr-FR";
    const int ShownLines = 20;

    public string Name => "import";

    public string Usage => words["Usage"];

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken stop)
    {
        try
        {
            if (ImportCall.Parse(args) is not { } call)
                throw new UnusableImportException("WrongCall");
            var reader = Reader(call);
            var process = await Target(call, reader, stop);
            return await Import(call, reader, process, output, stop);
        }
        catch (UnusableImportException wrong)
        {
            await output.WriteLineAsync(words[wrong.Word, wrong.Details].Value);
            await output.WriteLineAsync(Usage);
            return 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            await output.WriteLineAsync(words["FileUnreadable", unreadable.Message].Value);
            return 1;
        }
    }

    IImportReader Reader(ImportCall call)
    {
        var path = CallerPath.Resolve(call.Path);
        return call.Format switch
        {
            "cap-collectif" => new CapCollectifFile(path, clock),
            "decidim" => new DecidimFolder(path, communes, clock),
            "csv" when call.Map is { } map => new CsvFolder(
                Existing(path),
                ImportMap.Read(Existing(CallerPath.Resolve(map))),
                clock
            ),
            "csv" => throw new UnusableImportException("MapMissing"),
            var other => throw new UnusableImportException("UnknownFormat", other),
        };
    }

    static string Existing(string path) => Path.Exists(path) ? path : throw new UnusableImportException("FileMissing", path);

    async Task<Process> Target(ImportCall call, IImportReader reader, CancellationToken stop)
    {
        if (processes.Find(call.Process, Culture) is { } existing)
            return existing;
        if (call.CreateProcess is not { } title)
            throw new UnusableImportException("NoSuchProcess", call.Process);
        var maker = makers.FirstOrDefault() ?? throw new UnusableImportException("NoMaker");
        return await maker.FindOrMake(call.Process, title, reader.Sections(), stop);
    }

    async Task<int> Import(ImportCall call, IImportReader reader, Process process, TextWriter output, CancellationToken stop)
    {
        var report = new ImportReport();
        var progress = new ProgressLine(output, words);
        report.Progressed = () => progress.Show(report);
        var rows = reader.Read(report);
        var interrupted = false;
        try
        {
            await import.Run(
                process,
                call.DropAuthors ? rows.Select(row => row with { Author = RowAuthor.Unknown }) : rows,
                report,
                stop
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            interrupted = true;
        }
        progress.End();
        var summary = new ReportText(report, words);
        var file = await Keep(summary, process, CancellationToken.None);
        await output.WriteAsync(summary.Short(ShownLines));
        await output.WriteLineAsync(words["ReportKept", file].Value);
        if (interrupted)
            await output.WriteLineAsync(words["Interrupted"].Value);
        return interrupted ? 130
            : report.Refused.Count > 0 ? 2
            : 0;
    }

    async Task<string> Keep(ReportText summary, Process process, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Value.DataFolder, "imports")).FullName;
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var slug = string.Concat(process.Slug.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-'));
        var file = Path.Combine(folder, $"{stamp}-{slug}.txt");
        await File.WriteAllTextAsync(file, summary.Whole(), Encoding.UTF8, stop);
        return file;
    }
}

/// <summary>The words of the call, in any order after the format and the path.</summary>
sealed record ImportCall(string Format, string Path, string Process, string? Map, string? CreateProcess, bool DropAuthors)
{
    /// <summary>Null when a word is missing, unknown or twice there.</summary>
    public static ImportCall? Parse(string[] args)
    {
        var plain = new List<string>();
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at++)
        {
            var fits = args[at] switch
            {
                "--map" or "--process" or "--create-process" => at + 1 < args.Length && named.TryAdd(args[at], args[++at]),
                "--drop-authors" => named.TryAdd(args[at], ""),
                var word when word.StartsWith("--", StringComparison.Ordinal) => false,
                var word => Add(plain, word),
            };
            if (!fits)
                return null;
        }
        return plain.Count == 2 && named.GetValueOrDefault("--process") is { Length: > 0 } process
            ? new ImportCall(
                plain[0],
                plain[1],
                process,
                named.GetValueOrDefault("--map"),
                named.GetValueOrDefault("--create-process"),
                named.ContainsKey("--drop-authors")
            )
            : null;
    }

    static bool Add(List<string> words, string word)
    {
        words.Add(word);
        return true;
    }
}
