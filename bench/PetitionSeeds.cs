using Foundation.Storage;
using Participation.Citizens;
using Participation.Petitions;
using Participation.Storage;

namespace Bench;

/// <summary>Petitions with people who hold their letter, and with people who have signed, in a folder of their own.</summary>
sealed class PetitionSeeds : IDisposable
{
    /// <summary>The key of the demonstration's document « Interpellation citoyenne », in <c>uSync/v17</c>.</summary>
    static readonly Guid ProcessId = new("e584fcdf-ccb5-51d2-984c-a430325a91bb");

    static readonly PetitionRules Rules = new(
        0,
        90,
        30,
        100,
        7,
        10,
        16,
        true,
        false,
        365,
        [new Tier(800, 12, new Share(1, 3), new("Débat", "Debate"), new("Un débat.", "A debate."))]
    );

    readonly ParticipationStore _store;

    public PetitionSeeds()
    {
        Folder = Directory.CreateTempSubdirectory("bench-petition-").FullName;
        _store = Open(Folder);
        Person author = new() { Id = Guid.CreateVersion7(), Pseudonym = "campanule" };
        Author = author.Id;
        _author = author;
    }

    readonly Person _author;

    public string Folder { get; }
    Guid Author { get; }

    public static ParticipationStore Open(string folder) =>
        new(DatabaseChoice.SqliteFile(Path.Combine(folder, "participation.db"), "participation"));

    public async Task Migrate()
    {
        await new MigrateParticipation(_store).Run(CancellationToken.None);
        await Save(db => db.Insert([_author], CancellationToken.None));
    }

    public async Task<Guid> Petition()
    {
        var now = DateTimeOffset.UtcNow;
        var petition = new Petition
        {
            Id = Guid.CreateVersion7(),
            ProcessId = ProcessId,
            AuthorId = Author,
            Title = "Des fontaines dans chaque commune",
            Body = new Prose(1).Text(900),
            FrozenRules = Participation.Petitions.Petition.Freeze(Rules),
            Stage = PetitionStage.Open,
            CreatedAt = now,
            FiledAt = now,
            OpenedAt = now,
            ClosesAt = now.AddDays(100),
            ConfirmUntil = now.AddDays(107),
            Secret = PetitionKey.New(),
        };
        await Save(db => db.Insert([petition], CancellationToken.None));
        return petition.Id;
    }

    /// <summary>People who asked to sign; the token of each is its id.</summary>
    public async Task<IReadOnlyList<Guid>> Waiting(Guid petition, int count)
    {
        var rows = People(petition, count, confirmed: false).ToList();
        await Save(db => db.Insert(rows, CancellationToken.None));
        return rows.ConvertAll(row => row.Id);
    }

    /// <summary>People who have signed; a burst of 200 of them from one network.</summary>
    public async Task Signed(Guid petition, int count)
    {
        var tallies = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var some in People(petition, count, confirmed: true).Chunk(50_000))
            await Save(async db =>
            {
                await db.Insert(some, CancellationToken.None);
                await db.Insert([.. some.Select(Signature)], CancellationToken.None);
                foreach (var row in some)
                    tallies[row.Commune] = tallies.GetValueOrDefault(row.Commune) + 1;
            });
        await Save(db =>
            db.Insert(
                [
                    .. tallies.Select(tally => new SignatureTally
                    {
                        PetitionId = petition,
                        Commune = tally.Key,
                        Channel = SignatureChannel.Email,
                        Count = tally.Value,
                    }),
                ],
                CancellationToken.None
            )
        );
    }

    static Signature Signature(Signatory row) =>
        new()
        {
            Id = row.Id,
            PetitionId = row.PetitionId,
            Commune = row.Commune,
            Channel = SignatureChannel.Email,
            At = row.RequestedAt,
        };

    static IEnumerable<Signatory> People(Guid petition, int count, bool confirmed)
    {
        var (dice, start) = (new Random(7), DateTimeOffset.UtcNow.AddDays(-1));
        for (var number = 0; number < count; number++)
        {
            var id = Guid.CreateVersion7();
            var at = start.AddTicks(TimeSpan.TicksPerDay / count * number);
            yield return new Signatory
            {
                Id = id,
                PetitionId = petition,
                Name = "Nom " + number,
                NameKey = $"{Prose.Words[dice.Next(Prose.Words.Length)]} {number}",
                Email = $"{id:N}@example.test",
                Mailbox = id.ToString("N"),
                Domain = dice.Next(3) == 0 ? "example.org" : "example.test",
                Commune = dice.Next(3) == 0 ? "38185" : "38" + (150 + dice.Next(49)),
                Network = number is >= 1_000 and < 1_200
                    ? "burst"
                    : dice.Next(count).ToString("x8", System.Globalization.CultureInfo.InvariantCulture),
                Neighbourhood = dice.Next(1 + (count / 20)).ToString("x8", System.Globalization.CultureInfo.InvariantCulture),
                TokenHash = Convert.ToHexString(
                    System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id.ToString("N")))
                ),
                RequestedAt = at,
                ConfirmedAt = confirmed ? at : null,
                Place = confirmed ? 0 : null,
            };
        }
    }

    /// <summary>The signatures of a petition, by its rows and by its tallies.</summary>
    public async Task<(int Rows, int Tallied)> Count(Guid petition)
    {
        await using var db = _store.Open();
        return (
            db.Signatures.Count(row => row.PetitionId == petition && row.InvalidationId == null),
            (await new CountSignatures(_store, TimeProvider.System).Fresh(petition, CancellationToken.None)).Total
        );
    }

    /// <returns>Milliseconds, the median of nine, of looking at the burst.</returns>
    public async Task<double> Preview(Guid petition)
    {
        var filter = SuspectFilter.Read(field => field == "network" ? "burst" : null);
        var took = new List<double>();
        for (var round = 0; round < 9; round++)
        {
            await using var db = _store.Open();
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            var found = await new FindSuspects(db, _store).Look(petition, filter, CancellationToken.None);
            took.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (found.Count != 200)
                throw new InvalidOperationException($"{found.Count} of the burst are found.");
        }
        return took.Order().ElementAt(4);
    }

    async Task Save(Func<ParticipationDb, Task> work)
    {
        await using var db = _store.Open();
        await db.InTransaction(
            async () =>
            {
                await work(db);
                return 0;
            },
            CancellationToken.None
        );
    }

    public void Dispose()
    {
        _store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
