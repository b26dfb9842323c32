using Cms.Documents;
using Cms.Management.Documents;
using Cms.Management.Media;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Nodes;

/// <summary>The backoffice's search: documents and media by name.</summary>
internal static class NodeSearch
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/item/document/search", Documents);
        api.MapGet("/item/media/search", Media);
    }

    static async Task<IResult> Documents(
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        string? query = null,
        int skip = 0,
        int take = 100
    )
    {
        var elements = nodes.Elements;
        return Results.Ok(
            (await nodes.Named(NodeKind.Document, query ?? "", skip, take, access, stop)).Select(item =>
                DocumentModels.Item(item, elements)
            )
        );
    }

    static async Task<IResult> Media(
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        string? query = null,
        int skip = 0,
        int take = 100
    )
    {
        var elements = nodes.Elements;
        return Results.Ok(
            (await nodes.Named(NodeKind.Media, query ?? "", skip, take, access, stop)).Select(item =>
                MediaModels.Item(item, elements)
            )
        );
    }
}
