using Cms.Documents;
using Cms.Management.Documents;
using Cms.Management.Nodes;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Media;

/// <summary>Where media stand: moved, sorted, thrown away, brought back, deleted. Who sees the section may, within their part of it.</summary>
internal static class MediaPlaces
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/media/{id:guid}/move", Move);
        api.MapPut("/media/sort", Sort);
        api.MapPut("/media/{id:guid}/move-to-recycle-bin", Trash);
        api.MapDelete("/media/{id:guid}", Delete);
        var bin = api.MapGroup("/recycle-bin/media");
        bin.MapGet("/{id:guid}/original-parent", OriginalParent);
        bin.MapPut("/{id:guid}/restore", Restore);
        bin.MapDelete("/{id:guid}", Delete);
        bin.MapDelete("", Empty);
        bin.MapGet("/referenced-by", Answers.EmptyPage);
    }

    static async Task<IResult> Move(
        Guid id,
        DocumentPlaces.TargetForm form,
        NodeReader nodes,
        MoveNode move,
        Access access,
        CancellationToken stop
    ) =>
        await Sees(id, nodes, access, stop) && await Sees(form.Target?.Id, nodes, access, stop)
            ? Refusal.Unless(await move.Run(NodeKind.Media, id, form.Target?.Id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> Sort(
        DocumentPlaces.SortForm form,
        NodeReader nodes,
        SortNodes sort,
        Access access,
        CancellationToken stop
    ) =>
        await Sees(form.Parent?.Id, nodes, access, stop)
            ? Refusal.Unless(
                await sort.Run(
                    NodeKind.Media,
                    form.Parent?.Id,
                    [.. form.Sorting.OrderBy(item => item.SortOrder).Select(item => item.Id)],
                    access.User.Key,
                    stop
                )
            )
            : Refusal.Forbidden;

    static async Task<IResult> Trash(Guid id, NodeReader nodes, TrashNode trash, Access access, CancellationToken stop) =>
        await Sees(id, nodes, access, stop)
            ? Refusal.Unless(await trash.Run(NodeKind.Media, id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> OriginalParent(Guid id, NodeReader nodes, CancellationToken stop) =>
        await nodes.Find(NodeKind.Media, id, stop) is { } node ? Results.Ok(Reference.Of(node.TrashedFrom)) : Refusal.NotFound;

    static async Task<IResult> Restore(
        Guid id,
        DocumentPlaces.TargetForm form,
        NodeReader nodes,
        MoveNode move,
        Access access,
        CancellationToken stop
    ) =>
        await Sees(form.Target?.Id, nodes, access, stop)
            ? Refusal.Unless(await move.Restore(NodeKind.Media, id, form.Target?.Id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> Delete(Guid id, DeleteNode delete, Access access, CancellationToken stop) =>
        access.Media.Root ? Refusal.Unless(await delete.Run(NodeKind.Media, id, access.User.Key, stop)) : Refusal.Forbidden;

    static async Task<IResult> Empty(DeleteNode delete, Access access, CancellationToken stop)
    {
        if (!access.Media.Root)
            return Refusal.Forbidden;
        await delete.Empty(NodeKind.Media, access.User.Key, stop);
        return Results.Ok();
    }

    static async Task<bool> Sees(Guid? id, NodeReader nodes, Access access, CancellationToken stop) =>
        access.Media.Includes(id is { } key ? await nodes.PathOf(key, stop) : []);
}
