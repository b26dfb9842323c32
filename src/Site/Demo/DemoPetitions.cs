using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Geography;
using Participation.Petitions;
using Participation.Storage;

namespace Site.Demo;

/// <summary>
/// The demonstration's petitions, one in each state, with signatures that nobody gave. The same text and the same seed give
/// the same figures; only instants follow the clock. All of it in one transaction.
/// </summary>
public sealed class DemoPetitions(
    ParticipationDb db,
    PetitionProcesses processes,
    ReadPetitionProcesses read,
    Communes communes,
    TimeProvider clock
)
{
    const int Batch = 1_000;

    /// <summary>People sign where people live: the largest communes first.</summary>
    static readonly string[] Largest = ["38185", "38421", "38151", "38169", "38229", "38158", "38485", "38545", "38474"];

    readonly Random _chance = new(Seed: 49);

    /// <param name="Stage">gathering, admissibility, refused, open, debate or answered.</param>
    /// <param name="Communes">Where its signatures come from.</param>
    sealed record Item(
        string Process,
        string Title,
        string Body,
        string Author,
        string Stage,
        int Signatures,
        int Communes,
        int Paper,
        RefusalReason? Reason,
        string? Answer
    );

    static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <returns>False when there are petitions already, whoever filed them.</returns>
    public async Task<bool> Run(CancellationToken stop)
    {
        if (await db.Petitions.AnyAsync(stop))
            return false;
        read.Run();
        try
        {
            return await db.InTransaction(
                async () =>
                {
                    if (await db.Petitions.AnyAsync(stop))
                        return false;
                    foreach (var item in Read())
                        await Write(item, stop);
                    return true;
                },
                stop
            );
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused))
        {
            return false; // another node was faster
        }
    }

    static IReadOnlyList<Item> Read()
    {
        using var file = typeof(DemoPetitions).Assembly.GetManifestResourceStream("petitions.fr.json")!; // embedded by the project
        return JsonSerializer.Deserialize<List<Item>>(file, Shape) ?? [];
    }

    async Task Write(Item item, CancellationToken stop)
    {
        if (processes.All("fr-FR").FirstOrDefault(it => it.Slug == item.Process) is not { } process)
            return; // the editors took it away
        var now = clock.GetUtcNow();
        var filed = now.AddDays(-DaysSince(item.Stage));
        var author = new Person
        {
            Id = StableId("person:" + item.Author),
            Pseudonym = item.Author,
            ConfirmedAt = filed,
            CreatedAt = filed,
        };
        var petition = new Petition
        {
            Id = StableId("petition:" + item.Title),
            ProcessId = process.Id,
            AuthorId = author.Id,
            Title = item.Title,
            Body = item.Body,
            FrozenRules = Petition.Freeze(process.Rules),
            CreatedAt = filed,
        };
        db.AddRange(author, petition);
        db.AddRange(Live(petition, item, filed));
        var signatures = Sign(petition, item, filed, now).ToList();
        Reach(petition, signatures);
        await db.SaveChangesAsync(stop);
        foreach (var some in signatures.Chunk(Batch))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        db.AddRange(Tallies(petition, signatures));
        db.Announce(Petition.Kind, petition.Id);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    static int DaysSince(string stage) =>
        stage switch
        {
            "gathering" => 12,
            "admissibility" => 40,
            "refused" => 60,
            "answered" => 200,
            _ => 75,
        };

    /// <summary>The steps up to its stage, with days between them.</summary>
    static List<PetitionStep> Live(Petition petition, Item item, DateTimeOffset filed)
    {
        var steps = petition.File(filed).ToList();
        if (item.Stage == "gathering")
            return steps;
        var at = filed.AddDays(10);
        if (petition.Stage is PetitionStage.Gathering)
            steps.Add(petition.Submit(at));
        if (item.Stage == "admissibility")
            return steps;
        if (item.Stage == "refused")
        {
            Do(StepKind.Refused, 15, item.Answer ?? "", item.Reason);
            return steps;
        }
        Do(StepKind.Admitted, 12, "", null);
        if (item.Stage is "debate")
            Do(StepKind.DebatePlanned, 50, "", null, filed.AddDays(110));
        if (item.Stage is "answered")
            Do(StepKind.Answered, 150, item.Answer ?? "", null);
        return steps;

        void Do(StepKind kind, int day, string text, RefusalReason? reason, DateTimeOffset? on = null)
        {
            var step = new PetitionStep
            {
                Id = Guid.CreateVersion7(filed.AddDays(day)),
                PetitionId = petition.Id,
                Kind = kind,
                At = filed.AddDays(day),
                Reason = reason,
                Text = text,
                On = on,
            };
            petition.Apply(step);
            steps.Add(step);
        }
    }

    IEnumerable<Signature> Sign(Petition petition, Item item, DateTimeOffset filed, DateTimeOffset now)
    {
        var places = Largest.Concat(communes.All.Select(commune => commune.Insee)).Distinct().Take(item.Communes).ToList();
        for (var number = 0; number < item.Signatures; number++)
        {
            // Fewer and fewer from one to the next, and some from each.
            var place =
                number < places.Count * 10 && item.Signatures > places.Count * 12
                    ? places[number % places.Count]
                    : places[(int)(places.Count * Math.Pow(_chance.NextDouble(), 2.2))];
            yield return new Signature
            {
                Id = Guid.CreateVersion7(filed),
                PetitionId = petition.Id,
                Commune = place,
                Channel = number < item.Paper ? SignatureChannel.Paper : SignatureChannel.Email,
                At = filed + (now - filed) * Math.Pow(_chance.NextDouble(), 1.5),
            };
        }
    }

    static IEnumerable<SignatureTally> Tallies(Petition petition, IEnumerable<Signature> signatures) =>
        signatures
            .GroupBy(row => (row.Commune, row.Channel))
            .Select(rows => new SignatureTally
            {
                PetitionId = petition.Id,
                Commune = rows.Key.Commune,
                Channel = rows.Key.Channel,
                Count = rows.Count(),
            });

    /// <summary>Tiers that its signatures hold, as the rules would have said; on the day after the last it needed.</summary>
    void Reach(Petition petition, IReadOnlyList<Signature> signatures)
    {
        if (petition.OpenedAt is not { } opened)
            return;
        var counts = signatures
            .CountBy(row => row.Commune)
            .ToDictionary(count => count.Key, count => count.Value, StringComparer.Ordinal);
        foreach (var (place, tier) in TierRules.Of(petition.Rules, counts).Index().Where(tier => tier.Item.IsReached))
        {
            petition.TiersHeld++;
            db.PetitionSteps.Add(PetitionLife.Step(petition, StepKind.TierReached, opened.AddDays(20 + place), tier: place));
        }
    }

    /// <summary>The same on every machine: when two nodes seed one database at once, the second is refused.</summary>
    static Guid StableId(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes("demo:" + name)).AsSpan(0, 16));
}
