using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// What follows from the rules without anybody deciding: enough first supporters bring a petition before the agents, a
/// tier is reached or lost again, a collection ends. Each leaves its step, once, however many nodes look.
/// </summary>
public sealed class FollowRules(ParticipationDb db, CountSignatures count, TellOfPetition tell, TimeProvider clock)
{
    static readonly PetitionStage[] Living =
    [
        PetitionStage.Gathering,
        PetitionStage.Admissibility,
        PetitionStage.Open,
        PetitionStage.Paused,
        PetitionStage.Closed,
    ];

    /// <summary>Petitions where something may follow: those that live, or whose late confirmations still come in.</summary>
    /// <returns>How many steps were written.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var ids = await db
            .Petitions.Where(row => Living.Contains(row.Stage) && (row.Stage != PetitionStage.Closed || row.ConfirmUntil > now))
            .Select(row => row.Id)
            .ToListAsync(stop);
        var steps = 0;
        foreach (var id in ids)
            steps += await Run(id, stop);
        return steps;
    }

    public async Task<int> Run(Guid id, CancellationToken stop)
    {
        var counted = await count.Fresh(id, stop);
        var petition = await db.Petitions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop);
        if (petition is null || !await Follows(petition, counted, stop))
            return 0;
        return await db.InTransaction(() => Write(id, stop), stop);
    }

    /// <summary>Asked before a turn is taken: most of the time nothing follows.</summary>
    async Task<bool> Follows(Petition petition, PetitionCount counted, CancellationToken stop) =>
        petition.StageAt(clock.GetUtcNow()) != petition.Stage
        || IsSupported(petition, counted)
        || Changes(petition, counted, await Held(petition.Id, stop)).Count > 0;

    async Task<int> Write(Guid id, CancellationToken stop)
    {
        await db.TakeTurn(id, stop);
        db.ChangeTracker.Clear();
        var now = clock.GetUtcNow();
        var petition = await db.Petitions.SingleAsync(row => row.Id == id, stop);
        var counted = await count.Fresh(id, stop);
        var steps = new List<PetitionStep>();
        if (IsSupported(petition, counted))
            steps.Add(petition.Submit(now));
        if (petition.Elapse(now) is { } elapsed)
            steps.Add(elapsed);
        foreach (var (tier, isReached) in Changes(petition, counted, await Held(id, stop)))
            steps.Add(PetitionLife.Step(petition, isReached ? StepKind.TierReached : StepKind.TierLost, now, tier: tier));
        petition.TiersHeld += steps.Sum(step =>
            step.Kind is StepKind.TierReached ? 1
            : step.Kind is StepKind.TierLost ? -1
            : 0
        );
        foreach (var step in steps)
        {
            db.PetitionSteps.Add(step);
            await tell.Followed(petition, step, stop);
        }
        if (steps.Count > 0)
            db.Announce(Petition.Kind, id);
        await db.SaveChangesAsync(stop);
        return steps.Count;
    }

    bool IsSupported(Petition petition, PetitionCount counted) =>
        petition.StageAt(clock.GetUtcNow()) is PetitionStage.Gathering && counted.Total >= petition.Rules.FirstSupporters;

    /// <summary>Tiers whose state is not what the steps say. Before the opening none is reached: admissibility comes first.</summary>
    static List<(int Tier, bool IsReached)> Changes(Petition petition, PetitionCount counted, HashSet<int> held) =>
        petition.OpenedAt is null
            ? []
            : TierRules
                .Of(petition.Rules, counted.ByCommune)
                .Index()
                .Where(tier => tier.Item.IsReached != held.Contains(tier.Index))
                .Select(tier => (tier.Index, tier.Item.IsReached))
                .ToList();

    async Task<HashSet<int>> Held(Guid id, CancellationToken stop) => HeldBy(await TierSteps(id, stop));

    Task<List<PetitionStep>> TierSteps(Guid id, CancellationToken stop) =>
        db
            .PetitionSteps.AsNoTracking()
            .Where(row => row.PetitionId == id && (row.Kind == StepKind.TierReached || row.Kind == StepKind.TierLost))
            .ToListAsync(stop);

    /// <summary>The tiers that hold: the last step of each says so.</summary>
    public static HashSet<int> HeldBy(IEnumerable<PetitionStep> steps) =>
        [
            .. steps
                .Where(step => step.Tier is not null)
                .GroupBy(step => step.Tier ?? 0)
                .Where(tier => tier.OrderBy(step => step.At).ThenBy(step => step.Id).Last().Kind is StepKind.TierReached)
                .Select(tier => tier.Key),
        ];
}

/// <summary>Looks after each commit, and every few seconds for what the clock alone decides.</summary>
sealed class RulesWatch(IServiceScopeFactory scopes, ParticipationStore store, ILogger<RulesWatch> log) : BackgroundService
{
    static readonly TimeSpan Glance = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = store.Signal.Next;
            await Look(stoppingToken);
            await Task.WhenAny(written, Task.Delay(Glance, stoppingToken));
            await Task.Delay(Breath, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Look(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<FollowRules>().Run(stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "The rules of petitions were not followed; it is tried again in {Pause}.", Glance);
        }
        catch (OperationCanceledException) { }
    }
}
