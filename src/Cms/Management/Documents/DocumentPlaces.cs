using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Documents;

/// <summary>Where documents stand: moved, copied, sorted, thrown away, brought back, deleted.</summary>
internal static class DocumentPlaces
{
    public sealed record TargetForm(Reference? Target);

    public sealed record CopyForm(Reference? Target, bool RelateToOriginal, bool IncludeDescendants);

    public sealed record SortedItem(Guid Id, int SortOrder);

    public sealed record SortForm(Reference? Parent, IReadOnlyList<SortedItem> Sorting);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/document/{id:guid}/move", Move);
        api.MapPost("/document/{id:guid}/copy", Copy);
        api.MapPut("/document/sort", Sort);
        api.MapPut("/document/{id:guid}/move-to-recycle-bin", Trash);
        api.MapDelete("/document/{id:guid}", Delete);
        var bin = api.MapGroup("/recycle-bin/document");
        bin.MapGet(
            "/root",
            (NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
                Trashed(null, nodes, access, skip, take, stop)
        );
        bin.MapGet(
            "/children",
            (Guid parentId, NodeReader nodes, Access access, CancellationToken stop, int skip = 0, int take = 100) =>
                Trashed(parentId, nodes, access, skip, take, stop)
        );
        bin.MapGet(
            "/siblings",
            (Guid target, NodeReader nodes, Access access, CancellationToken stop, int before = 0, int after = 0) =>
                Siblings(target, before, after, nodes, access, stop)
        );
        bin.MapGet("/{id:guid}/original-parent", OriginalParent);
        bin.MapPut("/{id:guid}/restore", Restore);
        bin.MapDelete("/{id:guid}", Delete);
        bin.MapDelete("", Empty);
        bin.MapGet("/referenced-by", Answers.EmptyPage);
    }

    static async Task<IResult> Move(
        Guid id,
        TargetForm form,
        NodeReader nodes,
        MoveNode move,
        Access access,
        CancellationToken stop
    ) =>
        await MayPut(DocumentVerb.Move, id, form.Target, nodes, access, stop)
            ? Refusal.Unless(await move.Run(NodeKind.Document, id, form.Target?.Id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> Copy(
        Guid id,
        CopyForm form,
        NodeReader nodes,
        CopyDocument copy,
        Access access,
        HttpContext http,
        CancellationToken stop
    )
    {
        if (!await MayPut(DocumentVerb.Duplicate, id, form.Target, nodes, access, stop))
            return Refusal.Forbidden;
        var answer = await copy.Run(id, form.Target?.Id, form.IncludeDescendants, access.User.Key, stop);
        return answer.Status == EditingStatus.Success ? Answers.Created(http, "document", answer.Key) : Refusal.Of(answer.Status);
    }

    /// <summary>Taking it from where it is is one right, putting it under the target is another.</summary>
    static async Task<bool> MayPut(
        string verb,
        Guid id,
        Reference? target,
        NodeReader nodes,
        Access access,
        CancellationToken stop
    ) =>
        access.May(verb, await nodes.PathOf(id, stop))
        && access.May(DocumentVerb.Create, target is null ? [] : await nodes.PathOf(target.Id, stop));

    static async Task<IResult> Sort(SortForm form, NodeReader nodes, SortNodes sort, Access access, CancellationToken stop) =>
        access.May(DocumentVerb.Sort, form.Parent is null ? [] : await nodes.PathOf(form.Parent.Id, stop))
            ? Refusal.Unless(
                await sort.Run(
                    NodeKind.Document,
                    form.Parent?.Id,
                    [.. form.Sorting.OrderBy(item => item.SortOrder).Select(item => item.Id)],
                    access.User.Key,
                    stop
                )
            )
            : Refusal.Forbidden;

    static async Task<IResult> Trash(Guid id, NodeReader nodes, TrashNode trash, Access access, CancellationToken stop) =>
        access.May(DocumentVerb.Delete, await nodes.PathOf(id, stop))
            ? Refusal.Unless(await trash.Run(NodeKind.Document, id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> Trashed(
        Guid? parent,
        NodeReader nodes,
        Access access,
        int skip,
        int take,
        CancellationToken stop
    ) => Results.Ok(DocumentTree.Models(await nodes.Trashed(NodeKind.Document, parent, skip, take, access, stop), nodes));

    static async Task<IResult> Siblings(
        Guid target,
        int before,
        int after,
        NodeReader nodes,
        Access access,
        CancellationToken stop
    )
    {
        var elements = nodes.Elements;
        var around = await nodes.Siblings(NodeKind.Document, target, before, after, access, stop);
        return Results.Ok(around.Select(node => DocumentModels.Item(node, elements)));
    }

    static async Task<IResult> OriginalParent(Guid id, NodeReader nodes, CancellationToken stop) =>
        await nodes.Find(NodeKind.Document, id, stop) is { } node ? Results.Ok(Reference.Of(node.TrashedFrom)) : Refusal.NotFound;

    static async Task<IResult> Restore(
        Guid id,
        TargetForm form,
        NodeReader nodes,
        MoveNode move,
        Access access,
        CancellationToken stop
    ) =>
        access.VerbsOn([]).Contains(DocumentVerb.Delete)
        && access.May(DocumentVerb.Create, form.Target is null ? [] : await nodes.PathOf(form.Target.Id, stop))
            ? Refusal.Unless(await move.Restore(NodeKind.Document, id, form.Target?.Id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> Delete(Guid id, NodeReader nodes, DeleteNode delete, Access access, CancellationToken stop) =>
        access.May(DocumentVerb.Delete, await nodes.PathOf(id, stop))
            ? Refusal.Unless(await delete.Run(NodeKind.Document, id, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<IResult> Empty(DeleteNode delete, Access access, CancellationToken stop)
    {
        if (!access.May(DocumentVerb.Delete, []))
            return Refusal.Forbidden;
        await delete.Empty(NodeKind.Document, access.User.Key, stop);
        return Results.Ok();
    }
}
