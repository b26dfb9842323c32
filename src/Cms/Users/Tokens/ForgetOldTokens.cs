using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;

namespace Cms.Users.Tokens;

/// <summary>Removes the rows of tokens that ended long ago, every hour.</summary>
internal sealed class ForgetOldTokens(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetOldTokens> log)
    : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>A token that is refused because it was used before is still recognised for a while.</summary>
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested)
                await Forget(stoppingToken);
        }
    }

    async Task Forget(CancellationToken stop)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var before = clock.GetUtcNow() - Kept;
            await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(before, stop);
            await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(before, stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogWarning(failed, "Old tokens could not be removed; it is tried again in an hour.");
        }
    }
}
