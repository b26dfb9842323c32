using Cms.Management.Nodes;
using Cms.Preview;
using Cms.Published;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Documents;

/// <summary>Where the draft of a document is seen: on the site itself, in this browser.</summary>
internal static class DocumentPreview
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/document/{id:guid}/preview-url", Address);
        api.MapPost("/preview", Begin);
        api.MapDelete("/preview", End);
    }

    static async Task<IResult> Address(
        Guid id,
        PreviewSource drafts,
        SnapshotSource snapshots,
        NodeReader nodes,
        Access access,
        HttpContext http,
        CancellationToken stop,
        string? culture = null,
        string? providerAlias = null
    )
    {
        if (!access.May(DocumentVerb.Read, await nodes.PathOf(id, stop)))
            return Refusal.Forbidden;
        var snapshot = await drafts.Current(stop);
        var asked = culture ?? snapshots.Current.DefaultCulture;
        if (!snapshot.Documents.TryGetValue(id, out var node))
            return Refusal.NotFound;
        // What was never published has no address yet: it is shown by its key.
        var url = snapshot.Routes.UrlOf(node, asked) ?? $"{snapshot.Routes.PrefixOf(asked)}/{id}";
        PreviewRoom.Begin(http);
        return Results.Ok(
            new
            {
                culture,
                url,
                message = (string?)null,
                provider = providerAlias ?? "umbDocumentUrlProvider",
            }
        );
    }

    static IResult Begin(HttpContext http)
    {
        PreviewRoom.Begin(http);
        return Results.Ok();
    }

    static IResult End(HttpContext http)
    {
        PreviewRoom.End(http);
        return Results.Ok();
    }
}
