using Cms.Languages;
using Cms.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Languages;

/// <summary>The languages content is written in.</summary>
internal static class LanguageList
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(
            "/language",
            (SnapshotSource snapshots, int skip = 0, int take = 100) =>
                Results.Ok(Paged<Language>.Of([.. snapshots.Current.Languages], skip, take).Select(Model))
        );
        api.MapGet(
            "/language/{isoCode}",
            (string isoCode, SnapshotSource snapshots) =>
                Find(snapshots, isoCode) is { } language ? Results.Ok(Model(language)) : Refusal.NotFound
        );
        api.MapGet(
            "/item/language",
            (string[] isoCode, SnapshotSource snapshots) =>
                Results.Ok(isoCode.Select(iso => Find(snapshots, iso)).OfType<Language>().Select(Item))
        );
        api.MapGet(
            "/item/language/default",
            (SnapshotSource snapshots) =>
                Find(snapshots, snapshots.Current.DefaultCulture) is { } language ? Results.Ok(Item(language)) : Refusal.NotFound
        );
    }

    static Language? Find(SnapshotSource snapshots, string isoCode) =>
        snapshots.Current.Languages.FirstOrDefault(language =>
            language.IsoCode.Equals(isoCode, StringComparison.OrdinalIgnoreCase)
        );

    static object Model(Language language) =>
        new
        {
            language.Name,
            language.IsDefault,
            language.IsMandatory,
            fallbackIsoCode = language.Fallback,
            language.IsoCode,
        };

    static object Item(Language language) => new { language.Name, language.IsoCode };
}
