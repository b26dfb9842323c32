using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// When the time of the rules has come, what says who signed goes: names, addresses, hashes of mailboxes and networks, the
/// link to an account, and the secret that made the hashes. Commune and date of each signature stay, and the count.
/// </summary>
public sealed class AnonymisePetitions(ParticipationDb db, TimeProvider clock)
{
    const int Batch = 2_000;

    /// <returns>How many petitions were anonymised.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var candidates = await db
            .Petitions.AsNoTracking()
            .Where(row =>
                row.Secret != null && (row.ClosesAt < now || row.GatherUntil < now || row.Stage == PetitionStage.Refused)
            )
            .ToListAsync(stop);
        var due = candidates.Where(row => row.AnonymiseAt <= now).ToList();
        foreach (var petition in due)
            await Run(petition.Id, stop);
        return due.Count;
    }

    async Task Run(Guid id, CancellationToken stop)
    {
        while (await Empty(id, stop) == Batch) { }
        await db.InTransaction(
            async () =>
            {
                await db.TakeTurn(id, stop);
                db.ChangeTracker.Clear();
                var petition = await db.Petitions.SingleAsync(row => row.Id == id, stop);
                if (petition.AnonymisedAt is not null)
                    return 0;
                (petition.Secret, petition.AnonymisedAt) = (null, clock.GetUtcNow());
                db.PetitionSteps.Add(PetitionLife.Step(petition, StepKind.Anonymised, clock.GetUtcNow()));
                db.Announce(Petition.Kind, id);
                return await db.SaveChangesAsync(stop);
            },
            stop
        );
    }

    /// <summary>In batches: a petition of a million does not hold the others up.</summary>
    Task<int> Empty(Guid id, CancellationToken stop) =>
        db.InTransaction(
            async () =>
            {
                var ids = await db
                    .Signatories.Where(row =>
                        row.PetitionId == id && (row.Mailbox != null || row.PersonId != null || row.TokenHash != null)
                    )
                    .Select(row => row.Id)
                    .Take(Batch)
                    .ToListAsync(stop);
                await db
                    .Signatories.Where(row => ids.Contains(row.Id))
                    .ExecuteUpdateAsync(
                        row =>
                            row.SetProperty(it => it.Name, (string?)null)
                                .SetProperty(it => it.NameKey, (string?)null)
                                .SetProperty(it => it.Email, (string?)null)
                                .SetProperty(it => it.Mailbox, (string?)null)
                                .SetProperty(it => it.Domain, (string?)null)
                                .SetProperty(it => it.Network, (string?)null)
                                .SetProperty(it => it.Neighbourhood, (string?)null)
                                .SetProperty(it => it.TokenHash, (string?)null)
                                .SetProperty(it => it.PersonId, (Guid?)null)
                                .SetProperty(it => it.WantsNews, false),
                        stop
                    );
                return ids.Count;
            },
            stop
        );
}

/// <summary>News goes out soon after it was written; what is due to go, goes within the hour.</summary>
sealed class AfterPetitions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AfterPetitions> log) : BackgroundService
{
    static readonly TimeSpan Glance = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? anonymised = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            var isDue = anonymised is not { } since || clock.GetElapsedTime(since) >= Hour;
            if (isDue)
                anonymised = clock.GetTimestamp();
            var more = await Look(isDue, stoppingToken);
            await Task.Delay(more ? TimeSpan.FromMilliseconds(200) : Glance, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> Look(bool isDue, CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (isDue)
                await scope.ServiceProvider.GetRequiredService<AnonymisePetitions>().Run(stop);
            return await scope.ServiceProvider.GetRequiredService<MailSignatories>().Run(stop) > 0;
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "News of petitions could not be told; it is tried again in {Pause}.", Glance);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
