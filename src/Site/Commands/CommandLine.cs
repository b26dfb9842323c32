using Cms;
using Microsoft.Extensions.Localization;
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
    /// <summary>Null without a word that could be a command (settings are <c>--name value</c>): then the site runs.</summary>
    public static CommandLine? Find(IServiceProvider services, string[] args)
    {
        if (!IsCommand(args))
            return null;
        var (word, rest) = (args[0], args[1..]);
        var commands = services.GetServices<ICommand>().ToList();
        var command =
            commands.FirstOrDefault(command => command.Name == word)
            ?? new UnknownCommand(word, commands, services.GetRequiredService<IStringLocalizer<CommandWords>>());
        return new CommandLine(services, command, rest);
    }

    /// <summary>Whether the first word is a command's, known or not.</summary>
    public static bool IsCommand(string[] args) =>
        args is [{ Length: > 0 } word, ..] && word[0] is not ('-' or '/') && !word.Contains('=', StringComparison.Ordinal);

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
