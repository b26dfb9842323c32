using Cms;
using Participation.Commands;
using Participation.Storage;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Site.Commands;

/// <summary>
/// <c>-- COMMAND …</c>: runs on the data folder, whether the site is up or not. The databases and the content are made
/// ready as at a start; the search index is left to the site, which follows what was written.
/// </summary>
public sealed class CommandLine(IServiceProvider services, ICommand command, string[] args)
{
    /// <summary>Null when the words are not a command: then the site runs.</summary>
    public static CommandLine? Find(IServiceProvider services, string[] args) =>
        args.Length > 0 && services.GetServices<ICommand>().FirstOrDefault(command => command.Name == args[0]) is { } command
            ? new CommandLine(services, command, args[1..])
            : null;

    public async Task<int> Run()
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            interrupted.Cancel();
        };
        var stop = interrupted.Token;
        if (command is not IWithoutStart)
            await Start(stop);
        return await command.Run(args, Console.Out, stop);
    }

    async Task Start(CancellationToken stop)
    {
        await services.GetRequiredService<StartCms>().Run(stop);
        await services.GetRequiredService<MigrateParticipation>().Run(stop);
        await services
            .GetRequiredService<IEventAggregator>()
            .PublishAsync(new UmbracoApplicationStartedNotification(isRestarting: false), stop);
    }
}

/// <summary>A command that must not touch the databases first: restoring replaces them.</summary>
interface IWithoutStart;
