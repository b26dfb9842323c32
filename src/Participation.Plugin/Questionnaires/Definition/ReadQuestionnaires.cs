using Participation.Processes;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace Participation.Questionnaires;

/// <summary>Compiles every published questionnaire into the <see cref="QuestionnaireCatalog"/>.</summary>
public sealed class ReadQuestionnaires(
    QuestionnaireCatalog catalog,
    IPublishedContentCache content,
    IDocumentNavigationQueryService navigation,
    IPublishedUrlProvider urls,
    IPublishedValueFallback fallback,
    IUmbracoContextFactory contexts,
    ReadProcesses processes
) : INotificationHandler<UmbracoApplicationStartedNotification>, INotificationHandler<ContentCacheRefresherNotification>
{
    /// <summary>Alias of the document type that the plugin ships.</summary>
    public const string DocumentType = "questionnaire";

    public void Handle(UmbracoApplicationStartedNotification notification) => Run();

    public void Handle(ContentCacheRefresherNotification notification) => Run();

    public void Run()
    {
        using var context = contexts.EnsureUmbracoContext();
        var reader = new ReadForm(urls, fallback);
        var documents = Documents().Select(document => (document, Form: new FrozenForm(reader.Run(document)))).ToList();
        catalog.Replace(
            ReadProcesses.Cultures.ToDictionary(
                culture => culture,
                IReadOnlyList<Questionnaire> (culture) => documents.ConvertAll(it => Read(it.document, it.Form, culture)),
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

    Questionnaire Read(IPublishedContent document, FrozenForm form, string culture)
    {
        var french = ReadProcesses.Cultures[0];
        var spoken = document.Cultures.ContainsKey(culture) ? culture : french;
        return new Questionnaire(
            document.Key,
            document.Cultures.GetValueOrDefault(french)?.UrlSegment ?? document.Key.ToString(),
            document.Cultures.GetValueOrDefault(spoken)?.Name ?? document.Key.ToString(),
            urls.GetUrl(document, UrlMode.Relative, spoken),
            Text(document, "summary", spoken) ?? "",
            document.Value<IHtmlEncodedString>(fallback, "introduction", spoken, fallback: Fallback.ToLanguage)?.ToHtmlString()
                is { Length: > 0 } html
                ? html
                : null,
            Text(document, "thanks", spoken),
            ReadForm.Word<AnswerMode>(document, "mode", fallback) ?? AnswerMode.Account,
            processes.PhasesOf(document, spoken),
            form
        );
    }

    string? Text(IPublishedContent owner, string alias, string culture) =>
        owner.Value<string>(fallback, alias, culture, fallback: Fallback.ToLanguage) is { Length: > 0 } text ? text : null;
}
