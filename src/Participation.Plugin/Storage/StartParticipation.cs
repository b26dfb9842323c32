using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Participation.Storage;

/// <summary>Makes the data folder and the database ready before anything else of the host starts.</summary>
sealed class StartParticipation(MigrateParticipation migrate, IOptions<ParticipationOptions> options) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Value.DataFolder);
        return migrate.Run(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
