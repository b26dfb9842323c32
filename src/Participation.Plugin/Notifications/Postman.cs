using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Participation.Storage;

namespace Participation.Notifications;

/// <summary>Goes through the outbox soon after something was written, and every few seconds for what is due again.</summary>
sealed class Postman(
    SendLetters send,
    ParticipationStore store,
    IOptions<MailSettings> mail,
    IHostEnvironment host,
    ILogger<Postman> log
) : BackgroundService
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    /// <summary>Thousands of supports a minute are no reason to look thousands of times.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(300);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (mail.Value.UsesFolder && !host.IsDevelopment())
            log.LogWarning("No mail server is named (Mail:Smtp:Host): letters are written to a folder and reach nobody.");
        while (!stoppingToken.IsCancellationRequested)
        {
            var written = store.Signal.Next;
            if (await Go(stoppingToken) > 0)
                continue;
            await Task.WhenAny(written, Task.Delay(Round, stoppingToken));
            await Task.Delay(Breath, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<int> Go(CancellationToken stop)
    {
        try
        {
            return await send.Run(stop);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            log.LogError(failed, "The outbox could not be read; it is tried again in {Pause}.", Round);
            return 0;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }
}
