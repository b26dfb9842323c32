using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// Takes signatures out of the count by criteria: an agent decides, batches carry it out, another click stops it or takes
/// it back as a whole. Rows and tallies change in one transaction a batch, so the count is the rows at every instant.
/// </summary>
public sealed class InvalidateSignatures(ParticipationDb db, FindSuspects find, TimeProvider clock)
{
    public const int LongestText = 2_000;
    const int Batch = 500;

    public enum Outcome
    {
        Started,
        NotAnAgent,
        NoSuchPetition,
        NoCriteria,
        NoText,
        TextTooLong,

        /// <summary>The number of the preview is no longer the number found: look again.</summary>
        Changed,

        /// <summary>It is not under way, or not done.</summary>
        NotNow,
    }

    /// <param name="Expected">The number that the preview showed.</param>
    public sealed record Form(SuspectFilter Filter, string? Text, int Expected);

    public async Task<Outcome> Start(Agent? agent, Guid petition, Form form, CancellationToken stop)
    {
        if (agent is null)
            return Outcome.NotAnAgent;
        if (form.Filter.IsEmpty)
            return Outcome.NoCriteria;
        var text = TypedText.Clean(form.Text);
        if (text.Length is 0 or > LongestText)
            return text.Length == 0 ? Outcome.NoText : Outcome.TextTooLong;
        if (!await db.Petitions.AnyAsync(row => row.Id == petition, stop))
            return Outcome.NoSuchPetition;
        if ((await find.Look(petition, form.Filter, stop)).Count != form.Expected || form.Expected == 0)
            return Outcome.Changed;
        var now = clock.GetUtcNow();
        db.Invalidations.Add(
            new Invalidation
            {
                Id = Guid.CreateVersion7(now),
                PetitionId = petition,
                Criteria = JsonSerializer.Serialize(form.Filter),
                Text = text,
                AgentId = agent.Id,
                AgentName = agent.Name,
                At = now,
                Expected = form.Expected,
            }
        );
        await db.SaveChangesAsync(stop);
        return Outcome.Started;
    }

    public Task<Outcome> Stop(Agent? agent, Guid id, CancellationToken stop) =>
        Turn(agent, id, it => it is InvalidationState.Running, InvalidationState.Stopped, stop);

    /// <summary>Every signature that it took counts again.</summary>
    public Task<Outcome> Reverse(Agent? agent, Guid id, CancellationToken stop) =>
        Turn(agent, id, it => it is InvalidationState.Done or InvalidationState.Stopped, InvalidationState.Reversing, stop);

    async Task<Outcome> Turn(
        Agent? agent,
        Guid id,
        Func<InvalidationState, bool> allowed,
        InvalidationState next,
        CancellationToken stop
    )
    {
        if (agent is null)
            return Outcome.NotAnAgent;
        return await db.InTransaction(
            async () =>
            {
                await db.TakeTurn(id, stop);
                if (await db.Invalidations.SingleOrDefaultAsync(row => row.Id == id, stop) is not { } it || !allowed(it.State))
                    return Outcome.NotNow;
                (it.State, it.EndedAt, it.EndedBy, it.EndedByName) = (next, clock.GetUtcNow(), agent.Id, agent.Name);
                await db.SaveChangesAsync(stop);
                return Outcome.Started;
            },
            stop
        );
    }

    /// <summary>One batch of one decision.</summary>
    /// <returns>False when nothing is left to do.</returns>
    public async Task<bool> Step(Guid id, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        return await db.InTransaction(
            async () =>
            {
                await db.TakeTurn(id, stop);
                if (await db.Invalidations.SingleOrDefaultAsync(row => row.Id == id, stop) is not { } it)
                    return false;
                var goes = it.State is InvalidationState.Running;
                if (!goes && it.State is not InvalidationState.Reversing)
                    return false;
                var rows = await (goes ? Filter(it).In(db, it.PetitionId) : db.Signatures.Where(row => row.InvalidationId == id))
                    .Take(Batch)
                    .ToListAsync(stop);
                foreach (var row in rows)
                    row.InvalidationId = goes ? id : null;
                it.Done += goes ? rows.Count : -rows.Count;
                if (rows.Count < Batch)
                    (it.State, it.EndedAt) = (goes ? InvalidationState.Done : InvalidationState.Reversed, clock.GetUtcNow());
                await db.SaveChangesAsync(stop);
                await Recount(rows, goes ? -1 : 1, stop);
                return rows.Count == Batch;
            },
            stop
        );
    }

    static SuspectFilter Filter(Invalidation it) =>
        JsonSerializer.Deserialize<SuspectFilter>(it.Criteria)
        ?? throw new InvalidOperationException("A decision without criteria.");

    /// <summary>Shard 0 takes it: only the sum of shards is a figure.</summary>
    async Task Recount(IReadOnlyList<Signature> rows, int sign, CancellationToken stop)
    {
        foreach (var some in rows.GroupBy(row => (row.PetitionId, row.Commune, row.Channel)))
        {
            var by = sign * some.Count();
            var (petition, commune, channel) = (some.Key.PetitionId, some.Key.Commune, (int)some.Key.Channel);
            var table = db.Choice.Table("SignatureTallies");
#pragma warning disable EF1002 // the name of the table comes from the model
            await db.Database.ExecuteSqlRawAsync(
                $$"""
                INSERT INTO {{table}} AS tally ("PetitionId", "Commune", "Channel", "Shard", "Count")
                VALUES ({0}, {1}, {2}, 0, {3})
                ON CONFLICT ("PetitionId", "Commune", "Channel", "Shard") DO UPDATE SET "Count" = tally."Count" + {3}
                """,
                [petition, commune, channel, by],
                stop
            );
#pragma warning restore EF1002
        }
    }
}

/// <summary>Carries decisions out, batch by batch, whatever node they were taken on; a batch cut off by a crash was not done.</summary>
sealed class InvalidationWatch(IServiceScopeFactory scopes, ParticipationStore store, ILogger<InvalidationWatch> log)
    : BackgroundService
{
    static readonly TimeSpan Glance = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = store.Signal.Next;
            if (await Look(stoppingToken))
                continue;
            await Task.WhenAny(written, Task.Delay(Glance, stoppingToken));
            await Task.Delay(Breath, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> Look(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ParticipationDb>();
            var under = await db
                .Invalidations.Where(row => row.State == InvalidationState.Running || row.State == InvalidationState.Reversing)
                .Select(row => row.Id)
                .ToListAsync(stop);
            var more = false;
            foreach (var id in under)
                more |= await scope.ServiceProvider.GetRequiredService<InvalidateSignatures>().Step(id, stop);
            return more;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "An invalidation could not go on; it is tried again in {Pause}.", Glance);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
