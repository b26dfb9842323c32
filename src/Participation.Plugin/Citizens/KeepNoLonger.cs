using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>What <c>docs/retention.md</c> says goes by itself, goes here, every hour.</summary>
public sealed class KeepNoLonger(ParticipationDb db, DraftFiles files, TimeProvider clock)
{
    public static readonly TimeSpan Links = TimeSpan.FromDays(30);
    public static readonly TimeSpan Letters = TimeSpan.FromDays(90);
    public static readonly TimeSpan VisitorsDrafts = TimeSpan.FromDays(7);
    public static readonly TimeSpan PersonsDrafts = TimeSpan.FromDays(365);

    public async Task Run(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (ended, linksEnd, sent, visitors, persons) = (
            now,
            now - Links,
            now - Letters,
            now - VisitorsDrafts,
            now - PersonsDrafts
        );
        await db.InTransaction(
            async () =>
            {
                // An expired sign-up is nobody's account: its name and address go at once, the row that says "expired" later.
                await db
                    .OneTimeTokens.Where(token => token.ExpiresAt <= ended && token.Email != null)
                    .ExecuteUpdateAsync(
                        token =>
                            token
                                .SetProperty(it => it.Email, (string?)null)
                                .SetProperty(it => it.Pseudonym, (string?)null)
                                .SetProperty(it => it.PasswordHash, (string?)null)
                                .SetProperty(it => it.Draft, (string?)null),
                        stop
                    );
                await db.OneTimeTokens.Where(token => token.ExpiresAt <= linksEnd).ExecuteDeleteAsync(stop);
                return await db
                    .Letters.Where(letter =>
                        letter.At <= sent && (letter.SentAt != null || letter.Attempts >= OutgoingLetter.MaxAttempts)
                    )
                    .ExecuteDeleteAsync(stop);
            },
            stop
        );
        var gone = await db.InTransaction(
            async () =>
            {
                var old = db.Drafts.Where(draft => draft.UpdatedAt <= (draft.PersonId == null ? visitors : persons));
                var rows = await files.RowsOf(old, stop);
                await old.ExecuteDeleteAsync(stop);
                return rows;
            },
            stop
        );
        files.Delete(gone);
    }
}

/// <summary>Runs it, from a minute after the start.</summary>
sealed class Housekeeping(IServiceScopeFactory scopes, ILogger<Housekeeping> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        using var hour = new PeriodicTimer(TimeSpan.FromHours(1));
        do await Go(stoppingToken);
        while (await hour.WaitForNextTickAsync(stoppingToken));
    }

    async Task Go(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<KeepNoLonger>().Run(stop);
            foreach (var room in scope.ServiceProvider.GetServices<IRetention>())
                await room.KeepNoLonger(stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "What should go has not gone; it is tried again in an hour.");
        }
    }
}
