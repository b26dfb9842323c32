using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Participation.Citizens;
using Participation.Pages;
using Participation.Petitions;
using Testing.Site;
using Xunit;

namespace Participation.Tests.Petitions;

/// <summary>A square where people sign: petitions and signatories over a running site.</summary>
static class Square
{
    public const string Slug = "interpellation-citoyenne";
    public const string Grenoble = "38185";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static readonly Agent Zoe = new(new Guid("00000000-0000-4000-8000-000000000001"), "Zoé");
    public static readonly Agent Yann = new(new Guid("00000000-0000-4000-8000-000000000002"), "Yann");

    public static PetitionRules Rules { get; } =
        new(
            0,
            90,
            30,
            100,
            7,
            2,
            16,
            true,
            false,
            365,
            [new Tier(10, 2, null, new("Débat", "Debate"), new("Un débat.", "A debate."))]
        );

    public static PetitionProcess Process(this TestSite site) =>
        site.Services.GetRequiredService<PetitionProcesses>().All("fr-FR").First(process => process.Slug == Slug);

    /// <summary>A petition at a stage, by somebody with a confirmed account.</summary>
    public static Task<Petition> Petition(
        this TestSite site,
        PetitionStage stage = PetitionStage.Open,
        PetitionRules? rules = null
    ) =>
        site.Rows(async db =>
        {
            var now = site.Clock.GetUtcNow();
            var author = new Person
            {
                Id = Guid.CreateVersion7(),
                Pseudonym = "campanule",
                Email = $"{Guid.NewGuid():N}@example.test",
                ConfirmedAt = now,
            };
            var petition = new Petition
            {
                Id = Guid.CreateVersion7(),
                ProcessId = site.Process().Id,
                AuthorId = author.Id,
                Title = "Des fontaines dans chaque commune",
                Body = "Nous demandons un point d’eau potable à moins de dix minutes à pied de chaque logement.",
                FrozenRules = global::Participation.Petitions.Petition.Freeze(rules ?? Rules),
                CreatedAt = now,
                FiledAt = now,
                Secret = PetitionKey.New(),
                Stage = stage,
                GatherUntil = now.AddDays(90),
                SubmittedAt = stage is PetitionStage.Gathering ? null : now,
                OpenedAt = stage is PetitionStage.Open or PetitionStage.Paused or PetitionStage.Closed ? now : null,
                ClosesAt = stage is PetitionStage.Open or PetitionStage.Paused ? now.AddDays(100) : null,
                ConfirmUntil = now.AddDays(107),
            };
            db.AddRange(author, petition);
            await db.SaveChangesAsync(Stop);
            return petition;
        });

    /// <summary>People who asked to sign and hold their letter; their tokens.</summary>
    public static Task<List<string>> Waiting(
        this TestSite site,
        Petition petition,
        int count,
        Func<int, string>? commune = null
    ) =>
        site.Rows(async db =>
        {
            var tokens = Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString("N")).ToList();
            db.AddRange(
                tokens.Select(
                    (token, number) =>
                        new Signatory
                        {
                            Id = Guid.CreateVersion7(),
                            PetitionId = petition.Id,
                            Name = $"Nom {number}",
                            NameKey = $"nom {number}",
                            Email = $"{token}@example.test",
                            Mailbox = token,
                            Domain = "example.test",
                            Commune = commune?.Invoke(number) ?? Grenoble,
                            Network = "network",
                            Neighbourhood = "around",
                            TokenHash = ConfirmSignature.HashOf(token),
                            RequestedAt = site.Clock.GetUtcNow(),
                        }
                )
            );
            await db.SaveChangesAsync(Stop);
            return tokens;
        });

    public static Task<ConfirmSignature.Result> Confirm(this TestSite site, string token) =>
        site.With((ConfirmSignature verb) => verb.Run(token, Stop));

    public static async Task ConfirmAll(this TestSite site, IEnumerable<string> tokens) =>
        await Parallel.ForEachAsync(
            tokens,
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = Stop },
            async (token, _) => Assert.Equal(ConfirmSignature.Outcome.Counted, (await site.Confirm(token)).Outcome)
        );

    public static Task<SignByMail.Result> Ask(
        this TestSite site,
        Petition petition,
        string name,
        string email,
        string commune = Grenoble,
        string network = "192.0.2.1",
        string? bait = null
    ) =>
        site.With(
            (SignByMail verb) =>
                verb.Run(petition.Id, new(name, email, commune, true, true) { Bait = bait }, network, "fr-FR", Stop)
        );

    public static Task<PetitionCount> Count(this TestSite site, Petition petition) =>
        site.With((CountSignatures verb) => verb.Fresh(petition.Id, Stop));

    public static Task<int> Follow(this TestSite site, Petition petition) =>
        site.With((FollowRules verb) => verb.Run(petition.Id, Stop));

    public static Task<Petition> Again(this TestSite site, Petition petition) =>
        site.Rows(db => db.Petitions.AsNoTracking().SingleAsync(row => row.Id == petition.Id, Stop));

    public static Task<DecideOnPetition.Outcome> Decide(
        this TestSite site,
        Petition petition,
        StepKind deed,
        Agent? agent = null,
        string? day = null,
        string? reason = null
    ) =>
        site.With(
            (DecideOnPetition verb) =>
                verb.Run(agent ?? Zoe, petition.Id, new(deed.ToString(), "Parce que.") { Day = day, Reason = reason }, Stop)
        );

    public static Task<List<StepKind>> Steps(this TestSite site, Petition petition) =>
        site.Rows(db =>
            db.PetitionSteps.Where(row => row.PetitionId == petition.Id)
                .OrderBy(row => row.At)
                .ThenBy(row => row.Id)
                .Select(row => row.Kind)
                .ToListAsync(Stop)
        );

    /// <summary>The tallies are the rows, commune by commune.</summary>
    public static async Task TalliesAreRows(this TestSite site, Petition petition)
    {
        var rows = await site.Rows(db =>
            db.Signatures.Where(row => row.PetitionId == petition.Id && row.InvalidationId == null)
                .GroupBy(row => row.Commune)
                .Select(commune => new { commune.Key, Count = commune.Count() })
                .ToDictionaryAsync(commune => commune.Key, commune => commune.Count, Stop)
        );
        Assert.Equal(
            rows.OrderBy(row => row.Key, StringComparer.Ordinal),
            (await site.Count(petition)).ByCommune.OrderBy(row => row.Key, StringComparer.Ordinal)
        );
        Assert.True((await site.With((RecountSignatures verb) => verb.Run(petition.Id, Stop))).Agrees);
    }

    /// <summary>Waits for a letter to this address.</summary>
    public static async Task<string> LetterTo(this TestSite site, string address, string containing)
    {
        for (var patience = 0; patience < 300; patience++, await Task.Delay(100, Stop))
            foreach (
                var file in Directory.Exists(Path.Combine(site.DataFolder, "mail"))
                    ? Directory.GetFiles(Path.Combine(site.DataFolder, "mail"), "*.eml")
                    : []
            )
            {
                using var message = MimeMessage.Load(file, Stop);
                if (
                    message.To.Mailboxes.Any(box => box.Address == address)
                    && (message.TextBody ?? "").Contains(containing, StringComparison.Ordinal)
                )
                    return message.TextBody ?? "";
            }
        throw new TimeoutException($"No letter to {address} that says {containing}.");
    }
}
