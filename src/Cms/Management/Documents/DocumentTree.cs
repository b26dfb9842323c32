using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Documents;

/// <summary>The tree of documents, and documents as pickers and lists ask for them.</summary>
internal static class DocumentTree
{
    public static void Map(RouteGroupBuilder api)
    {
        var tree = api.MapGroup("/tree/document");
        tree.MapGet("/root", Root);
        tree.MapGet("/children", Children);
        tree.MapGet("/siblings", Siblings);
        tree.MapGet("/ancestors", Ancestors);
        api.MapGet("/item/document", Items);
    }

    static async Task<IResult> Root(NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
        Results.Ok(Models(await nodes.Children(NodeKind.Document, null, skip, take, access, stop), nodes));

    static async Task<IResult> Children(
        Guid parentId,
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        int skip = 0,
        int take = 100
    ) => Results.Ok(Models(await nodes.Children(NodeKind.Document, parentId, skip, take, access, stop), nodes));

    static async Task<IResult> Siblings(
        Guid target,
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        int before = 0,
        int after = 0
    )
    {
        var elements = nodes.Elements;
        var around = await nodes.Siblings(NodeKind.Document, target, before, after, access, stop);
        return Results.Ok(around.Select(node => DocumentModels.Item(node, elements)));
    }

    static async Task<IResult> Ancestors(Guid descendantId, NodeReader nodes, Access access, CancellationToken stop) =>
        Results.Ok(Models(await nodes.Ancestors(NodeKind.Document, descendantId, access, stop), nodes));

    static async Task<IResult> Items(Guid[] id, NodeReader nodes, Access access, CancellationToken stop) =>
        Results.Ok(Models(await nodes.ByKeys(NodeKind.Document, id, access, stop), nodes));

    public static Paged<DocumentItem> Models(Paged<Placed> page, NodeReader nodes)
    {
        var elements = nodes.Elements;
        return page.Select(node => DocumentModels.Item(node, elements));
    }

    static IReadOnlyList<DocumentItem> Models(IReadOnlyList<Placed> found, NodeReader nodes)
    {
        var elements = nodes.Elements;
        return [.. found.Select(node => DocumentModels.Item(node, elements))];
    }
}
