using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Published;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Media;

/// <summary>The tree of media, the grid, and media as pickers ask for them.</summary>
internal static class MediaTree
{
    public static void Map(RouteGroupBuilder api)
    {
        var tree = api.MapGroup("/tree/media");
        tree.MapGet(
            "/root",
            (NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
                Children(null, nodes, access, skip, take, stop)
        );
        tree.MapGet(
            "/children",
            (Guid parentId, NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
                Children(parentId, nodes, access, skip, take, stop)
        );
        tree.MapGet("/siblings", Siblings);
        tree.MapGet("/ancestors", Ancestors);
        api.MapGet("/item/media", Items);
        api.MapGet("/collection/media", Collection);
        api.MapGet("/media/urls", Urls);
        api.MapGet("/imaging/resize/urls", Thumbnails);
        api.MapGet(
            "/recycle-bin/media/root",
            (NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
                Trashed(null, nodes, access, skip, take, stop)
        );
        api.MapGet(
            "/recycle-bin/media/children",
            (Guid parentId, NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
                Trashed(parentId, nodes, access, skip, take, stop)
        );
    }

    static async Task<IResult> Children(Guid? parent, NodeReader nodes, Access access, int skip, int take, CancellationToken stop)
    {
        var elements = nodes.Elements;
        return Results.Ok(
            (await nodes.Children(NodeKind.Media, parent, skip, take, access, stop)).Select(item =>
                MediaModels.Item(item, elements)
            )
        );
    }

    static async Task<IResult> Trashed(Guid? parent, NodeReader nodes, Access access, int skip, int take, CancellationToken stop)
    {
        var elements = nodes.Elements;
        return Results.Ok(
            (await nodes.Trashed(NodeKind.Media, parent, skip, take, access, stop)).Select(item =>
                MediaModels.Item(item, elements)
            )
        );
    }

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
        return Results.Ok(
            (await nodes.Siblings(NodeKind.Media, target, before, after, access, stop)).Select(item =>
                MediaModels.Item(item, elements)
            )
        );
    }

    static async Task<IResult> Ancestors(Guid descendantId, NodeReader nodes, Access access, CancellationToken stop)
    {
        var elements = nodes.Elements;
        return Results.Ok(
            (await nodes.Ancestors(NodeKind.Media, descendantId, access, stop)).Select(item => MediaModels.Item(item, elements))
        );
    }

    static async Task<IResult> Items(Guid[] id, NodeReader nodes, Access access, CancellationToken stop)
    {
        var elements = nodes.Elements;
        return Results.Ok(
            (await nodes.ByKeys(NodeKind.Media, id, access, stop)).Select(item => MediaModels.Item(item, elements))
        );
    }

    /// <param name="id">Key of the folder; the root when empty.</param>
    static async Task<IResult> Collection(
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        string? id = null,
        string? filter = null,
        int skip = 0,
        int take = 100
    )
    {
        var elements = nodes.Elements;
        var found = await nodes.Children(
            NodeKind.Media,
            Guid.TryParse(id, out var folder) ? folder : null,
            0,
            int.MaxValue,
            access,
            stop
        );
        var kept = found
            .Items.Where(item =>
                filter is not { Length: > 0 }
                || item.Node.Draft.AnyName("").Contains(filter, StringComparison.CurrentCultureIgnoreCase)
            )
            .ToList();
        return Results.Ok(Paged<Placed>.Of(kept, skip, take).Select(item => MediaModels.InCollection(item.Node, null, elements)));
    }

    static IResult Urls(Guid[] id, SnapshotSource snapshots) =>
        Results.Ok(id.Select(key => new { id = key, urlInfos = AddressOf(key, snapshots.Current) }));

    static IEnumerable<object> AddressOf(Guid key, Snapshot snapshot) =>
        snapshot.Media.TryGetValue(key, out var media) && MediaFile.Of(media) is { } file
            ? [new { culture = (string?)null, url = file.Src }]
            : [];

    /// <summary>Small pictures for the grid and the pickers; what is not a picture has none.</summary>
    static IResult Thumbnails(Guid[] id, SnapshotSource snapshots)
    {
        var snapshot = snapshots.Current;
        return Results.Ok(
            id.Select(key => new { id = key, urlInfos = IsPicture(key, snapshot) ? AddressOf(key, snapshot) : [] })
        );
    }

    static bool IsPicture(Guid key, Snapshot snapshot) =>
        snapshot.Media.TryGetValue(key, out var media)
        && MediaFile.Of(media) is { } file
        && Path.GetExtension(file.Src).ToLowerInvariant()
            is ".jpg"
                or ".jpeg"
                or ".png"
                or ".gif"
                or ".webp"
                or ".avif"
                or ".svg";
}
