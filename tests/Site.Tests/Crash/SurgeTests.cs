using System.Collections.Concurrent;
using System.Net;
using Foundation.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Petitions;
using Participation.Storage;
using Testing;
using Xunit;

namespace Site.Tests.Crash;

/// <summary>
/// The real program, killed in the middle of a surge of signatures, always on the same data folder: what was answered as
/// counted is there, none twice, and the count is the rows. <c>./dev bench petition</c> makes the surge long.
/// </summary>
public sealed class SurgeTests : IDisposable
{
    const int Kills = 3;
    const int AtOnce = 16;
    const int People = 1_500;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly TemporaryFolder _folder = new();
    readonly ParticipationStore _store;
    readonly Random _dice = new(20261123);
    readonly ConcurrentDictionary<Guid, bool> _answered = new();

    public SurgeTests() => _store = new(DatabaseChoice.SqliteFile(_folder["participation.db"], "participation"));

    [Fact]
    public async Task Every_signature_answered_as_counted_is_there_once_after_kills_in_a_surge()
    {
        var (petition, waiting) = await Seed();
        var queue = new ConcurrentQueue<Guid>(waiting);
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var site = await SiteProcess.Start(_folder.Path, Stop);
            await SignUntilKilled(site, queue);
            await TheCountIsTheRows(petition);
        }
        await using (var last = await SiteProcess.Start(_folder.Path, Stop))
            await EveryLinkAgain(last.Address, waiting);
        await TheCountIsTheRows(petition);
        await using var db = _store.Open();
        Assert.Equal(People, await db.Signatures.CountAsync(row => row.PetitionId == petition, Stop));
        Assert.True(_answered.Count > Kills, "Nobody had been answered before the kills.");
    }

    async Task SignUntilKilled(SiteProcess site, ConcurrentQueue<Guid> queue)
    {
        using var client = Client(site.Address);
        var enough = _answered.Count + _dice.Next(20, 200);
        var people = Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Sign(client, queue), Stop)).ToList();
        while (_answered.Count < enough && !people.TrueForAll(one => one.IsCompleted))
            await Task.Delay(1, Stop);
        await site.Kill();
        await Task.WhenAll(people);
        SqliteConnection.ClearAllPools();
    }

    /// <summary>Ends when the site does not answer any more.</summary>
    async Task Sign(HttpClient client, ConcurrentQueue<Guid> queue)
    {
        try
        {
            while (queue.TryDequeue(out var token))
                if (await Press(client, token) is HttpStatusCode.Found)
                    _answered[token] = true;
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // Killed: what had no answer may be counted or not.
        }
    }

    /// <summary>Everybody presses once more: who was counted reads so, who was not is counted now.</summary>
    async Task EveryLinkAgain(Uri address, IReadOnlyList<Guid> all)
    {
        using var client = Client(address);
        await Parallel.ForEachAsync(
            all,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop },
            async (token, _) =>
            {
                var expected = _answered.ContainsKey(token)
                    ? [HttpStatusCode.OK]
                    : new[] { HttpStatusCode.OK, HttpStatusCode.Found };
                Assert.Contains(await Press(client, token), expected);
            }
        );
    }

    static async Task<HttpStatusCode> Press(HttpClient client, Guid token)
    {
        using var answer = await client.PostAsync($"/petitions/signatures/{token:N}", null, Stop);
        return answer.StatusCode;
    }

    async Task TheCountIsTheRows(Guid petition)
    {
        await using var db = _store.Open();
        var rows = await db
            .Signatures.Where(row => row.PetitionId == petition)
            .Select(row => new { row.Id, row.Commune })
            .ToListAsync(Stop);
        var ids = rows.Select(row => row.Id).ToHashSet();
        Assert.All(_answered.Keys, token => Assert.Contains(token, ids));
        var count = await new CountSignatures(_store, TimeProvider.System).Fresh(petition, Stop);
        Assert.Equal(rows.Count, count.Total);
        Assert.Equal(rows.CountBy(row => row.Commune).OrderBy(row => row.Key), count.ByCommune.OrderBy(row => row.Key));
        Assert.Equal(
            rows.Count,
            await db.Signatories.CountAsync(row => row.PetitionId == petition && row.ConfirmedAt != null, Stop)
        );
        Assert.Equal(rows.Count, await db.Changes.CountAsync(row => row.Kind == Signature.Kind, Stop));
    }

    async Task<(Guid Petition, IReadOnlyList<Guid> Waiting)> Seed()
    {
        await new MigrateParticipation(_store).Run(Stop);
        await using var db = _store.Open();
        var now = TimeProvider.System.GetUtcNow();
        var author = new Person { Id = Guid.CreateVersion7(), Pseudonym = "campanule" };
        var rules = new PetitionRules(
            0,
            90,
            30,
            100,
            7,
            1,
            0,
            false,
            false,
            365,
            [new Tier(10, 1, null, new("Débat", null), new("", null))]
        );
        var petition = new Petition
        {
            Id = Guid.CreateVersion7(),
            ProcessId = Guid.CreateVersion7(),
            AuthorId = author.Id,
            Title = "Des fontaines",
            FrozenRules = Petition.Freeze(rules),
            Stage = PetitionStage.Open,
            OpenedAt = now,
            ClosesAt = now.AddDays(100),
            ConfirmUntil = now.AddDays(107),
            Secret = PetitionKey.New(),
        };
        var people = Enumerable.Range(0, People).Select(number => Person(petition.Id, number)).ToList();
        db.AddRange(author, petition);
        db.AddRange(people);
        await db.SaveChangesAsync(Stop);
        SqliteConnection.ClearAllPools();
        return (petition.Id, people.ConvertAll(row => row.Id));
    }

    static Signatory Person(Guid petition, int number)
    {
        var id = Guid.CreateVersion7();
        return new Signatory
        {
            Id = id,
            PetitionId = petition,
            NameKey = "nom " + number,
            Mailbox = id.ToString("N"),
            Commune = number % 3 == 0 ? "38185" : "38158",
            TokenHash = Convert.ToHexString(
                System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(id.ToString("N")))
            ),
        };
    }

    static HttpClient Client(Uri address) =>
        new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }
}
