using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Foundation.Storage;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Storage;

namespace Bench;

/// <summary>The real site in a process of its own, over a data folder with so many generated contributions.</summary>
sealed class SeededSite : IDisposable
{
    public const int FewComments = 50;
    public const int ManyComments = 5_000;
    const string Consultation = "/participer/rafraichir-nos-places-par-ou-commencer/";

    /// <summary>The key of the demonstration's consultation, in <c>uSync/v17</c>.</summary>
    static readonly Guid ProcessId = new("31eb7ef8-357e-57d7-95db-d4f3758f4074");

    readonly Process _process;
    readonly string _folder;
    readonly ParticipationStore _store;
    readonly HttpClient _client;

    SeededSite(Process process, string folder, ParticipationStore store, Seeds seeds, Uri address)
    {
        (_process, _folder, _store, LittleDiscussed, MuchDiscussed) = (process, folder, store, seeds.Little, seeds.Much);
        _client = new HttpClient { BaseAddress = address };
        _client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        _client.DefaultRequestHeaders.Add("Accept", "text/html,*/*");
    }

    public string Page => Consultation;
    public TimeSpan ProcessorTime => _process.TotalProcessorTime;
    public Guid LittleDiscussed { get; }
    public Guid MuchDiscussed { get; }

    /// <summary>How the measured process collects its garbage.</summary>
    public string Collector { get; private init; } = "";

    public static async Task<SeededSite> Start(int contributions)
    {
        var folder = Directory.CreateTempSubdirectory("bench-page-").FullName;
        var store = new ParticipationStore(DatabaseChoice.SqliteFile(Path.Combine(folder, "participation.db"), "participation"));
        var begun = Stopwatch.StartNew();
        var seeds = await Seed(store, contributions);
        var written = begun.Elapsed;
        begun.Restart();
        var process = Launch(folder);
        var address = await Address(process);
        var site = new SeededSite(process, folder, store, seeds, address) { Collector = ReadCollector() };
        await site.Wait(contributions);
        Console.WriteLine(
            $"{contributions:N0} contributions: rows written in {written.TotalSeconds:F1} s; site started, everything indexed and found after {begun.Elapsed.TotalSeconds:F1} s"
        );
        return site;
    }

    /// <param name="Bytes">Of the body, as it travelled.</param>
    /// <param name="Took">Milliseconds, to the last byte.</param>
    public sealed record Answer(string Text, long Bytes, double Took);

    public async Task<Answer> Get(string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await _client.GetAsync(address);
        var body = await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address}: {(int)answer.StatusCode}");
        return new(Text(body, answer.Content.Headers.ContentEncoding.Contains("br")), body.Length, took);
    }

    static string Text(byte[] body, bool isPacked)
    {
        using var packed = new MemoryStream(body);
        using Stream stream = isPacked ? new BrotliStream(packed, CompressionMode.Decompress) : packed;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Another process writes: the site sees it in the feed and indexes the row anew.</summary>
    public async Task Touch()
    {
        await using var db = _store.Open();
        db.Announce(Contribution.Kind, LittleDiscussed);
        await db.SaveChangesAsync();
    }

    /// <returns>Megabytes: resident now, and the most it ever was.</returns>
    public (double Now, double Peak) Memory()
    {
        _process.Refresh();
        return (_process.WorkingSet64 / 1e6, _process.PeakWorkingSet64 / 1e6);
    }

    async Task Wait(int contributions)
    {
        var list = $"/api/participation/v1/processes/{Consultation.Split('/')[2]}/contributions?take=1";
        for (var begun = Stopwatch.StartNew(); begun.Elapsed < TimeSpan.FromMinutes(10); await Task.Delay(100))
        {
            using var answer = await _client.GetAsync(list);
            var text = Text(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentEncoding.Contains("br"));
            if (
                text.Contains(
                    string.Create(CultureInfo.InvariantCulture, $"\"total\":{contributions},"),
                    StringComparison.Ordinal
                )
            )
                return;
        }
        throw new TimeoutException("The site never listed everything.");
    }

    internal static Process Launch(string folder, bool demo = false)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Site.dll")])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Site__Data"] = folder;
        start.Environment["Site__Demo"] = demo ? "true" : "false";
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet is not in the path.");
    }

    internal static async Task<Uri> Address(Process process)
    {
        const string bound = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.IndexOf(bound, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = process.StandardOutput.ReadToEndAsync(); // a full pipe would stop the site
                return new Uri(line[(at + bound.Length)..]);
            }
        throw new InvalidOperationException("The site did not start.");
    }

    static string ReadCollector()
    {
        var settings = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Site.runtimeconfig.json"));
        var server = settings.Contains("\"System.GC.Server\": true", StringComparison.Ordinal);
        return server ? "server GC (the web SDK's default, adapts its heaps to what is used)" : "workstation GC";
    }

    sealed record Seeds(Guid Little, Guid Much);

    static async Task<Seeds> Seed(ParticipationStore store, int count)
    {
        await new MigrateParticipation(store).Run(CancellationToken.None);
        var rows = new Rows(count);
        await using var db = store.Open();
        await db.InTransaction(
            async () =>
            {
                await db.Insert(rows.Persons, CancellationToken.None);
                foreach (var some in rows.Contributions().Chunk(5_000))
                    await db.Insert(some, CancellationToken.None);
                await db.Insert(rows.Comments(rows.Little, FewComments).ToList(), CancellationToken.None);
                await db.Insert(rows.Comments(rows.Much, ManyComments).ToList(), CancellationToken.None);
                return 0;
            },
            CancellationToken.None
        );
        return new(rows.Little, rows.Much);
    }

    /// <summary>The same for the same count: texts of 100 to 1,500 characters, one proposal in three, two arguments each.</summary>
    sealed class Rows(int count)
    {
        static readonly string[] Sections = ["arbres", "eau", "ombre", "usages"];
        static readonly string[] Themes =
        [
            "Santé et canicules",
            "Enfance et école",
            "Commerces et marchés",
            "Accessibilité",
            "Budget et entretien",
        ];
        static readonly DateTimeOffset Start = new(2026, 1, 10, 8, 0, 0, TimeSpan.Zero);

        readonly Prose _prose = new(2026);
        readonly Random _dice = new(7);

        public List<Person> Persons { get; } =
        [
            .. Enumerable
                .Range(0, Math.Max(50, count / 16))
                .Select(number => new Person
                {
                    Id = Guid.CreateVersion7(Start),
                    Pseudonym = Prose.Words[number % Prose.Words.Length] + number,
                    CreatedAt = Start,
                }),
        ];

        public Guid Little { get; private set; }
        public Guid Much { get; private set; }

        public IEnumerable<Contribution> Contributions()
        {
            Guid? parent = null;
            for (var number = 0; number < count; number++)
            {
                var at = Start + TimeSpan.FromDays(300.0 * number / count);
                var one = Make(number, at, number % 3 == 0 ? null : parent);
                parent = one.ParentId is null ? one.Id : parent;
                Little = number == 30 ? one.Id : Little;
                Much = number == 60 ? one.Id : Much;
                yield return one;
            }
        }

        Contribution Make(int number, DateTimeOffset at, Guid? parent) =>
            new()
            {
                Id = Guid.CreateVersion7(at),
                ProcessId = ProcessId,
                Type =
                    parent is null ? "proposal"
                    : _dice.Next(4) == 0 ? "source"
                    : "argument",
                ParentId = parent,
                Side =
                    parent is null ? null
                    : _dice.Next(2) == 0 ? Side.For
                    : Side.Against,
                Title = parent is null ? _prose.Text(_dice.Next(30, 90)) : "",
                Body = _prose.Text(_dice.Next(100, 1_500)),
                Section = Sections[_dice.Next(Sections.Length)],
                Theme = Themes[_dice.Next(Themes.Length)],
                Commune =
                    _dice.Next(3) == 0 ? null
                    : _dice.Next(4) == 0 ? "38185"
                    : "38" + (150 + _dice.Next(49)),
                AuthorId = Persons[_dice.Next(Persons.Count)].Id,
                Channel = Channel.Web,
                CreatedAt = at,
                Votes = new()
                {
                    Agree = Skewed(),
                    Mixed = Skewed() / 3,
                    Disagree = Skewed() / 2,
                },
                Comments = number switch
                {
                    30 => FewComments,
                    60 => ManyComments,
                    _ => 0,
                },
                Children = parent is null ? 2 : 0,
                Status = _dice.Next(3) > 0 ? null : (FollowUpStatus)_dice.Next(5),
            };

        /// <summary>One in five at the top, the others replies to it.</summary>
        public IEnumerable<Comment> Comments(Guid subject, int number)
        {
            Guid? top = null;
            for (var place = 0; place < number; place++)
            {
                var id = Guid.CreateVersion7(Start.AddMinutes(place));
                top = place % 5 == 0 ? null : top;
                yield return new Comment
                {
                    Id = id,
                    SubjectKind = Contribution.Kind,
                    SubjectId = subject,
                    ProcessId = ProcessId,
                    ParentId = top,
                    RootId = top ?? id,
                    Depth = top is null ? 0 : 1,
                    AuthorId = Persons[_dice.Next(Persons.Count)].Id,
                    Alignment = _dice.Next(3) - 1,
                    Body = _prose.Text(_dice.Next(40, 400)),
                    CreatedAt = Start.AddMinutes(place),
                    Replies = top is null ? 4 : 0,
                };
                top ??= id;
            }
        }

        int Skewed() => (int)(Math.Pow(_dice.NextDouble(), 6) * 400);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _client.Dispose();
        _store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
