using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace Participation.Processes;

/// <summary>Reads every published consultation into the <see cref="ProcessCatalog"/>, in each language it is published in.</summary>
public sealed class ReadProcesses(
    ProcessCatalog catalog,
    IPublishedContentCache content,
    IDocumentNavigationQueryService navigation,
    IPublishedUrlProvider urls,
    IPublishedValueFallback fallback,
    IUmbracoContextFactory contexts
)
{
    /// <summary>Alias of the document type that the plugin ships.</summary>
    public const string DocumentType = "consultation";

    /// <summary>French first; English falls back to it, field by field.</summary>
    public static readonly string[] Cultures = ["fr-FR", "en-US"];

    public void Run()
    {
        using var context = contexts.EnsureUmbracoContext();
        var documents = Documents().ToList();
        catalog.Replace(
            Cultures.ToDictionary(
                culture => culture,
                IReadOnlyList<Process> (culture) => documents.ConvertAll(document => Read(document, culture)),
                StringComparer.OrdinalIgnoreCase
            )
        );
    }

    IEnumerable<IPublishedContent> Documents()
    {
        navigation.TryGetRootKeys(out var roots);
        foreach (var root in roots)
        {
            navigation.TryGetDescendantsKeysOfType(root, DocumentType, out var keys);
            foreach (var key in keys)
                if (content.GetById(key) is { } document)
                    yield return document;
        }
    }

    Process Read(IPublishedContent document, string culture)
    {
        // A page that is not translated is still a process: its address and name are then the French ones.
        var spoken = document.Cultures.ContainsKey(culture) ? culture : Cultures[0];
        return new Process(
            document.Key,
            document.Cultures.GetValueOrDefault(Cultures[0])?.UrlSegment ?? document.Key.ToString(),
            document.Cultures.GetValueOrDefault(spoken)?.Name ?? document.Key.ToString(),
            urls.GetUrl(document, UrlMode.Relative, spoken),
            Text(document, "summary", spoken) ?? "",
            PhasesOf(document, spoken),
            Blocks(document, "sections", spoken).Select(block => ReadSection(block, spoken)).ToList(),
            Words(document, "themes"),
            Words(document, "forms"),
            Words(document, "children"),
            document.Value(fallback, "allowsComments", defaultValue: (object)true) is true,
            document.Value(fallback, "asksPlace", defaultValue: (object)true) is true
        );
    }

    /// <summary>The phases of a document that has them under the same alias.</summary>
    public IReadOnlyList<Phase> PhasesOf(IPublishedElement document, string culture) =>
        [.. Blocks(document, "phases", culture).Select(block => ReadPhase(block, culture))];

    Phase ReadPhase(IPublishedElement block, string culture)
    {
        var kind = Enum.TryParse<PhaseKind>(FirstWord(block, "kind"), ignoreCase: true, out var known) ? known : PhaseKind.Inform;
        return new Phase(
            Text(block, "name", culture) ?? "",
            kind,
            PhaseDates.Opens(Raw(block, "opens"), Raw(block, "opensAt")),
            PhaseDates.Closes(Raw(block, "closes"), Raw(block, "closesAt")),
            Text(block, "description", culture)
        );
    }

    Section ReadSection(IPublishedElement block, string culture) =>
        new(
            Text(block, "identifier", culture) ?? "",
            Text(block, "title", culture) ?? "",
            block.Value<IHtmlEncodedString>(fallback, "text", culture, fallback: Fallback.ToLanguage)?.ToHtmlString()
        );

    IEnumerable<IPublishedElement> Blocks(IPublishedElement owner, string alias, string culture) =>
        (owner.Value<BlockListModel>(fallback, alias, culture) ?? BlockListModel.Empty).Select(block => block.Content);

    string? Text(IPublishedElement owner, string alias, string culture) =>
        owner.Value<string>(fallback, alias, culture, fallback: Fallback.ToLanguage) is { Length: > 0 } text ? text : null;

    /// <summary>A drop-down holds one word or a list of one, by its configuration.</summary>
    string? FirstWord(IPublishedElement owner, string alias) =>
        owner.Value(fallback, alias) switch
        {
            string word => word,
            IEnumerable<string> words => words.FirstOrDefault(),
            _ => null,
        };

    IReadOnlyList<string> Words(IPublishedElement owner, string alias) =>
        owner
            .Value<IEnumerable<string>>(fallback, alias)
            ?.Where(word => !string.IsNullOrWhiteSpace(word))
            .Select(word => word.Trim())
            .ToList()
        ?? [];

    static object? Raw(IPublishedElement owner, string alias) => owner.GetProperty(alias)?.GetValue();
}
