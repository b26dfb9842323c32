using System.Globalization;
using Participation.Processes;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;
using Umbraco.Extensions;

namespace Participation.Petitions;

/// <summary>Reads every published document of type <c>petitions</c>, when the site starts and whenever content changed.</summary>
public sealed class ReadPetitionProcesses(
    PetitionProcesses catalog,
    IPublishedContentCache content,
    IDocumentNavigationQueryService navigation,
    IPublishedUrlProvider urls,
    IPublishedValueFallback fallback,
    IUmbracoContextFactory contexts
) : INotificationHandler<UmbracoApplicationStartedNotification>, INotificationHandler<ContentCacheRefresherNotification>
{
    /// <summary>Alias of the document type that the plugin ships.</summary>
    public const string DocumentType = "petitions";

    const string French = "fr-FR";
    const string English = "en-US";

    public void Handle(UmbracoApplicationStartedNotification notification) => Run();

    public void Handle(ContentCacheRefresherNotification notification) => Run();

    public void Run()
    {
        using var context = contexts.EnsureUmbracoContext();
        var documents = Documents().ToList();
        catalog.Replace(
            ReadProcesses.Cultures.ToDictionary(
                culture => culture,
                IReadOnlyList<PetitionProcess> (culture) => documents.ConvertAll(document => Read(document, culture)),
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

    PetitionProcess Read(IPublishedContent document, string culture)
    {
        var spoken = document.Cultures.ContainsKey(culture) ? culture : French;
        return new(
            document.Key,
            document.Cultures.GetValueOrDefault(French)?.UrlSegment ?? document.Key.ToString(),
            document.Cultures.GetValueOrDefault(spoken)?.Name ?? document.Key.ToString(),
            urls.GetUrl(document, UrlMode.Relative, spoken),
            Text(document, "summary", spoken) ?? "",
            Rules(document),
            Flag(document, "allowsComments", usually: true)
        );
    }

    PetitionRules Rules(IPublishedContent document) =>
        new(
            Number(document, "firstSupporters") ?? 0,
            Number(document, "gatheringDays") ?? 90,
            Number(document, "admissibilityDays") ?? 30,
            Math.Max(1, Number(document, "durationDays") ?? 365),
            Number(document, "graceDays") ?? 7,
            Math.Max(1, Number(document, "communeMinimum") ?? 1),
            Number(document, "minimumAge") ?? 0,
            Flag(document, "residentsOnly", usually: true),
            Flag(document, "accountToSign", usually: false),
            Number(document, "anonymiseAfterDays") ?? 365,
            [.. Blocks(document, "tiers").Select(ReadTier).OrderBy(tier => tier.Signatures)]
        );

    Tier ReadTier(IPublishedElement block) =>
        new(
            Math.Max(1, Number(block, "signatures") ?? 1),
            Number(block, "minCommunes") ?? 0,
            Share.Read(Text(block, "communeCap", French)),
            Said(block, "name"),
            Said(block, "consequence")
        );

    IEnumerable<IPublishedElement> Blocks(IPublishedElement owner, string alias) =>
        (owner.Value<BlockListModel>(fallback, alias, French) ?? BlockListModel.Empty).Select(block => block.Content);

    Spoken Said(IPublishedElement owner, string alias) => new(Text(owner, alias, French) ?? "", Text(owner, alias, English));

    string? Text(IPublishedElement owner, string alias, string culture) =>
        owner.Value<string>(fallback, alias, culture, fallback: Fallback.ToLanguage) is { Length: > 0 } text ? text : null;

    /// <summary>Null when nothing, or nothing sensible, was typed.</summary>
    static int? Number(IPublishedElement owner, string alias) =>
        int.TryParse(
            Convert.ToString(owner.GetProperty(alias)?.GetValue(), CultureInfo.InvariantCulture),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number > 0
            ? number
            : null;

    bool Flag(IPublishedElement owner, string alias, bool usually) =>
        owner.Value(fallback, alias, defaultValue: (object)usually) is bool said ? said : usually;
}
