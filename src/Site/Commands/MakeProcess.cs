using Cms.Documents;
using Cms.Published;
using Participation.Imports;
using Participation.Processes;

namespace Site.Commands;

/// <summary>
/// Makes the consultation that an import needs, under the page that holds them, and publishes it. Its one phase is open
/// and has no end: people read, support and add to what was imported, until an editor gives it dates.
/// </summary>
sealed class MakeProcess(
    CreateDocument create,
    PublishDocument publish,
    SnapshotSource snapshots,
    ReadProcesses read,
    ProcessCatalog processes
) : IProcessMaker
{
    const string Culture = "fr-FR";
    const string HoldsConsultations = "participate";

    public async Task<Process> FindOrMake(string slug, string title, IReadOnlyList<string> sections, CancellationToken stop)
    {
        if (processes.Find(slug, Culture) is { } existing)
            return existing;
        var parent = snapshots.Current.Documents.Values.First(document => document.ContentType.Alias == HoldsConsultations);
        var made = await create.Run(
            new CreateDocument.Form(
                ReadProcesses.DocumentType,
                parent.Key,
                new Dictionary<string, string>(StringComparer.Ordinal) { [Culture] = title },
                Values(title, slug, sections)
            ),
            stop
        );
        if (made.Outcome is not CreateDocument.Outcome.Created)
            throw new InvalidOperationException($"The consultation could not be made: {made.Outcome}.");
        await publish.Run(made.Key, null, null, stop);
        read.Run();
        return processes.Find(made.Key, Culture) ?? throw new InvalidOperationException("The new consultation is not published.");
    }

    /// <summary>A section is identified by the words of the imported file.</summary>
    Dictionary<string, IReadOnlyDictionary<string, string>> Values(string title, string slug, IReadOnlyList<string> sections) =>
        new(StringComparer.Ordinal)
        {
            [""] = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["phases"] = Blocks(
                    "phase",
                    [
                        [new("name", Culture, title), new("kind", null, new[] { "contribute" })],
                    ]
                ),
                ["sections"] = Blocks(
                    "section",
                    [
                        .. sections.Select(
                            BlockListJson.Value[] (name) => [new("identifier", null, name), new("title", Culture, name)]
                        ),
                    ]
                ),
                ["forms"] = "proposal\nquestion",
                ["children"] = "argument\nsource",
                ["allowsComments"] = "1",
                ["asksPlace"] = "1",
            },
            [Culture] = new Dictionary<string, string>(StringComparer.Ordinal) { ["summary"] = title, ["umbracoUrlName"] = slug },
        };

    string Blocks(string elementType, IReadOnlyList<IReadOnlyList<BlockListJson.Value>> blocks) =>
        BlockListJson.Of(snapshots.Current.Types.Values.First(type => type.Alias == elementType).Key, blocks, Culture);
}
