using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Storage;
using Cms.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Cms.Management.Documents;

/// <summary>The versions of a document, and going back to one.</summary>
internal static class DocumentVersions
{
    public static void Map(RouteGroupBuilder api)
    {
        var versions = api.MapGroup("/document-version");
        versions.MapGet("", List);
        versions.MapGet("/{id:guid}", Read);
        versions.MapPost("/{id:guid}/rollback", RollBack);
    }

    static async Task<IResult> List(
        Guid documentId,
        VersionReader versions,
        NodeReader nodes,
        Access access,
        CancellationToken stop,
        int skip = 0,
        int take = 100
    ) =>
        await nodes.Find(NodeKind.Document, documentId, stop) is not { } node ? Refusal.NotFound
        : access.May(DocumentVerb.Read, await nodes.PathOf(documentId, stop))
            ? Results.Ok(await versions.List(node, skip, take, stop))
        : Refusal.Forbidden;

    static async Task<IResult> Read(Guid id, VersionReader versions, NodeReader nodes, Access access, CancellationToken stop)
    {
        if (
            await versions.Find(id, stop) is not { } version
            || await nodes.Find(NodeKind.Document, version.Node, stop) is not { } node
        )
            return Refusal.NotFound;
        if (!access.May(DocumentVerb.Read, await nodes.PathOf(node.Key, stop)))
            return Refusal.Forbidden;
        var model = DocumentModels.Model(node, version.Content, nodes.Elements);
        return Results.Ok(
            new
            {
                model.Values,
                model.Variants,
                id,
                model.Flags,
                model.DocumentType,
                document = new Reference(node.Key),
            }
        );
    }

    static async Task<IResult> RollBack(
        Guid id,
        string? culture,
        VersionReader versions,
        NodeReader nodes,
        RollBackDocument rollBack,
        Access access,
        CancellationToken stop
    )
    {
        if (await versions.Find(id, stop) is not { } version)
            return Refusal.NotFound;
        return access.May(DocumentVerb.Rollback, await nodes.PathOf(version.Node, stop)) && access.MayWrite(culture ?? "")
            ? Refusal.Unless(await rollBack.Run(id, culture, access.User.Key, stop))
            : Refusal.Forbidden;
    }
}

internal sealed class VersionReader(CmsStorage storage)
{
    public sealed record Item(
        Guid Id,
        Reference Document,
        Reference DocumentType,
        Reference User,
        DateTimeOffset VersionDate,
        bool IsCurrentPublishedVersion,
        bool IsCurrentDraftVersion,
        bool PreventCleanup
    );

    public async Task<NodeVersion?> Find(Guid id, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.Versions.AsNoTracking().FirstOrDefaultAsync(version => version.Id == id, stop);
    }

    /// <summary>The latest first.</summary>
    public async Task<Paged<Item>> List(NodeRow node, int skip, int take, CancellationToken stop)
    {
        await using var db = storage.Open();
        var all = db.Versions.AsNoTracking().Where(version => version.Node == node.Key);
        var last = await all.MaxAsync(version => (int?)version.Number, stop) ?? 0;
        var published = node.Live is null
            ? 0
            : await all.Where(version => version.Published).MaxAsync(version => (int?)version.Number, stop);
        var page = await all.OrderByDescending(version => version.Number)
            .Skip(skip)
            .Take(take)
            .Select(version => new
            {
                version.Id,
                version.Number,
                version.Saved,
                version.SavedBy,
            })
            .ToListAsync(stop);
        return new(
            await all.CountAsync(stop),
            page.ConvertAll(version => new Item(
                version.Id,
                new(node.Key),
                new(node.TypeKey),
                new(version.SavedBy ?? Guid.Empty),
                version.Saved,
                version.Number == published,
                version.Number == last,
                PreventCleanup: true
            ))
        );
    }
}
