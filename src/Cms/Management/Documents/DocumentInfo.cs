using Cms.Management.Nodes;
using Cms.Published;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Documents;

/// <summary>What the client shows beside a document: addresses, history, settings of the section.</summary>
internal static class DocumentInfo
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/document/configuration", Configuration);
        api.MapGet("/document/urls", Urls);
        api.MapGet("/document/{id:guid}/audit-log", History);
        api.MapGet("/document/{id:guid}/domains", Domains);
        api.MapGet("/document/{id:guid}/available-segment-options", Answers.EmptyPage);
        api.MapGet("/document/{id:guid}/referenced-by", Answers.EmptyPage);
        api.MapGet("/document/{id:guid}/referenced-descendants", Answers.EmptyPage);
        api.MapGet("/document/are-referenced", Answers.EmptyPage);
    }

    static IResult Configuration() =>
        Results.Ok(
            new
            {
                disableDeleteWhenReferenced = false,
                disableUnpublishWhenReferenced = false,
                allowEditInvariantFromNonDefault = true,
                allowNonExistingSegmentsCreation = false,
            }
        );

    static IResult Urls(Guid[] id, SnapshotSource snapshots)
    {
        var snapshot = snapshots.Current;
        return Results.Ok(id.Select(key => new { id = key, urlInfos = AddressesOf(key, snapshot) }));
    }

    static IEnumerable<object> AddressesOf(Guid key, Snapshot snapshot) =>
        snapshot.Documents.TryGetValue(key, out var node)
            ? snapshot.Languages.Select(language => new
            {
                culture = language.IsoCode,
                url = snapshot.Routes.UrlOf(node, language.IsoCode),
                message = (string?)null,
                provider = "Umbraco",
            })
            : [];

    static async Task<IResult> History(
        Guid id,
        ReadHistory history,
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        int skip = 0,
        int take = 100
    ) =>
        access.May(DocumentVerb.Read, await nodes.PathOf(id, stop))
            ? Results.Ok(await history.Run(id, skip, take, stop))
            : Refusal.Forbidden;

    static IResult Domains(Guid id, SnapshotSource snapshots) =>
        Results.Ok(
            new
            {
                defaultIsoCode = (string?)null,
                domains = snapshots
                    .Current.Rows.Domains.Where(domain => domain.Root == id)
                    .Select(domain => new { domainName = domain.Name, isoCode = domain.Language }),
            }
        );
}
