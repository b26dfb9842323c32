using System.Globalization;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Participation.Contributions;
using Participation.Geography;
using Participation.Imports;
using Participation.Imports.CapCollectif;
using Participation.Imports.Csv;
using Participation.Imports.Decidim;
using Participation.Processes;
using Participation.Storage;
using Testing;
using Xunit;

namespace Participation.Tests.Imports;

/// <summary>A fresh database, a process to import into, and a folder for the files of the test.</summary>
sealed class ImportDesk : IAsyncDisposable
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static readonly Communes Communes = new();

    public static readonly IStringLocalizer<ImportsRoom> Words = new StringLocalizer<ImportsRoom>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)
    );

    readonly TemporaryFolder _folder;
    readonly ParticipationStore _store;

    ImportDesk(TemporaryFolder folder, ParticipationStore store) => (_folder, _store) = (folder, store);

    public Process Process { get; } =
        new(
            Guid.CreateVersion7(),
            "numerique",
            "République numérique",
            "/numerique/",
            "",
            [],
            [new Section("open-data", "Ouverture des données publiques", null)],
            [],
            ["proposal"],
            ["argument", "source"],
            true,
            false
        );

    public static async Task<ImportDesk> Open(DatabaseProvider provider)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        var folder = new TemporaryFolder();
        var store = new ParticipationStore(await Databases.Fresh(provider, "participation", folder.Path));
        await new MigrateParticipation(store).Run(Stop);
        return new ImportDesk(folder, store);
    }

    public ParticipationDb Db => _store.Open();

    /// <summary>The same database as another process sees it.</summary>
    public ParticipationStore Beside() => new(_store.Database);

    public string Folder => _folder.Path;

    public ImportContributions Verb => new(_store, Communes, Words, TimeProvider.System);

    public async Task<string> File(string name, byte[] content)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // in the test's own folder
        await System.IO.File.WriteAllBytesAsync(path, content, Stop);
        return path;
    }

    public async Task<ImportReport> CapCollectif(byte[] content) =>
        await Read(new CapCollectifFile(await File("export.csv", content), TimeProvider.System));

    public Task<ImportReport> Csv(string folder, string map) =>
        Read(new CsvFolder(folder, ImportMap.Read(map), TimeProvider.System));

    public Task<ImportReport> Decidim(string path) => Read(new DecidimFolder(path, Communes, TimeProvider.System));

    public async Task<ImportReport> Read(
        IImportReader reader,
        Action<ImportReport>? progressed = null,
        CancellationToken? stop = null
    )
    {
        var report = new ImportReport();
        report.Progressed = () => progressed?.Invoke(report);
        await Verb.Run(Process, reader.Read(report), report, stop ?? Stop);
        return report;
    }

    public async Task<List<Contribution>> Contributions()
    {
        await using var db = Db;
        return await db.Contributions.Include(it => it.Author).Include(it => it.Withdrawal).AsNoTracking().ToListAsync(Stop);
    }

    /// <summary>Everything that an import leaves, as text without ids: equal when two states are.</summary>
    public async Task<string> State()
    {
        await using var db = Db;
        var contributions = await Contributions();
        var lines = contributions.Select(it =>
            $"{it.Type}|{it.Side}|{it.Title}|{it.Body.Length}|{it.Author?.Pseudonym}|{it.Children}|{it.Comments}|{it.Votes.ImportedAgree}/{it.Votes.ImportedMixed}/{it.Votes.ImportedDisagree}|{it.TrashedAt is null}"
        );
        var comments = await db.Comments.AsNoTracking().Select(it => $"{it.Depth}|{it.Replies}|{it.Body}").ToListAsync(Stop);
        var others =
            $"{await db.Persons.CountAsync(Stop)}|{await db.Trashings.CountAsync(Stop)}|{await db.ImportedRows.CountAsync(Stop)}";
        return string.Join('\n', lines.Concat(comments).Order(StringComparer.Ordinal)) + "\n" + others;
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
