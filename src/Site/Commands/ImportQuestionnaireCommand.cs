using Cms.Documents;
using Cms.Published;
using Microsoft.Extensions.Localization;
using Participation.Commands;
using Participation.Questionnaires;

namespace Site.Commands;

/// <summary>
/// <c>import-questionnaire FILE</c>: makes a questionnaire from a file that another site exported, as a draft with no date,
/// for an editor to look at. Exit code 1 when the file is not one.
/// </summary>
sealed class ImportQuestionnaireCommand(CreateDocument create, SnapshotSource snapshots, IStringLocalizer<CommandWords> words)
    : ICommand
{
    const string HoldsProcesses = "participate";
    const string Culture = "fr-FR";

    public string Name => "import-questionnaire";

    public string Usage => words["ImportQuestionnaire.usage"];

    public async Task<int> Run(string[] args, TextWriter output, CancellationToken stop)
    {
        if (args is not [{ Length: > 0 } path] || !File.Exists(path))
        {
            await output.WriteLineAsync(Usage);
            return 1;
        }
        if (new FileInfo(path).Length > QuestionnaireFile.Largest)
            return await Refuse("$", output);
        if (QuestionnaireFile.Read(await File.ReadAllBytesAsync(path, stop), out var problem) is not { } file)
            return await Refuse(problem ?? "$", output);
        var made = await create.Run(Form(file), stop);
        if (made.Outcome is not CreateDocument.Outcome.Created)
            return await Refuse(made.Outcome.ToString(), output);
        await output.WriteLineAsync(words["ImportQuestionnaire.done", file.Title]);
        return 0;
    }

    CreateDocument.Form Form(QuestionnaireFile file)
    {
        var snapshot = snapshots.Current;
        var parent = snapshot.Documents.Values.First(document => document.ContentType.Alias == HoldsProcesses);
        var blocks = new QuestionnaireBlocks(alias => snapshot.Types.Values.First(type => type.Alias == alias).Key);
        return new(
            ReadQuestionnaires.DocumentType,
            parent.Key,
            new Dictionary<string, string>(StringComparer.Ordinal) { [Culture] = file.Title },
            new Dictionary<string, IReadOnlyDictionary<string, string>>(StringComparer.Ordinal)
            {
                [""] = new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["mode"] = $"[\"{System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(file.Mode.ToString())}\"]",
                    ["pages"] = blocks.Pages(file.Form),
                },
                [Culture] = new Dictionary<string, string>(StringComparer.Ordinal) { ["summary"] = file.Summary },
            }
        );
    }

    async Task<int> Refuse(string place, TextWriter output)
    {
        await output.WriteLineAsync(words["ImportQuestionnaire.refused", place]);
        return 1;
    }
}
