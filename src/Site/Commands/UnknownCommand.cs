using Microsoft.Extensions.Localization;
using Participation.Commands;

namespace Site.Commands;

/// <summary>Stands for a word that is no command, so that a slip of the keyboard starts no site: it lists what there is.</summary>
sealed class UnknownCommand(string word, IReadOnlyList<ICommand> known, IStringLocalizer<CommandWords> words)
    : ICommand,
        IWithoutStart
{
    public string Name => word;

    public string Usage => string.Join(Environment.NewLine, known.Select(command => command.Usage));

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken stop)
    {
        await output.WriteLineAsync(words["Unknown", word]);
        await output.WriteLineAsync(Usage);
        return 1;
    }
}
