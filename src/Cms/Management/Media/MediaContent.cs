using System.Text.Json.Nodes;
using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Management.Values;
using Cms.Media;
using Cms.Users;
using Cms.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Media;

/// <summary>One medium: read, created from an upload, checked, saved.</summary>
internal static class MediaContent
{
    public sealed record CreateForm(
        Guid? Id,
        Reference? Parent,
        Reference MediaType,
        IReadOnlyList<ValueForm> Values,
        IReadOnlyList<VariantForm> Variants
    );

    public sealed record UpdateForm(IReadOnlyList<ValueForm> Values, IReadOnlyList<VariantForm> Variants);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet(
            "/media/configuration",
            () => Results.Ok(new { disableDeleteWhenReferenced = false, disableUnpublishWhenReferenced = false })
        );
        api.MapGet("/media/{id:guid}", Read);
        api.MapPost("/media", Create);
        api.MapPut("/media/{id:guid}", Save);
        api.MapPost(
            "/media/validate",
            (CreateForm form, NodeReader nodes, ValidateValues validate) =>
                Faults(form.MediaType.Id, form.Variants, form.Values, nodes, validate)
        );
        api.MapPut("/media/{id:guid}/validate", Validate);
        api.MapGet(
            "/media/{id:guid}/audit-log",
            async (Guid id, ReadHistory history, CancellationToken stop, int skip = 0, int take = 100) =>
                Results.Ok(await history.Run(id, skip, take, stop))
        );
        api.MapGet("/media/{id:guid}/referenced-by", Answers.EmptyPage);
        api.MapGet("/media/{id:guid}/referenced-descendants", Answers.EmptyPage);
        api.MapGet("/media/are-referenced", Answers.EmptyPage);
    }

    static async Task<IResult> Read(Guid id, NodeReader nodes, Access access, CancellationToken stop) =>
        await nodes.Find(NodeKind.Media, id, stop) is not { } node ? Refusal.NotFound
        : access.Media.Includes(await nodes.PathOf(id, stop)) || node.Trashed
            ? Results.Ok(MediaModels.Model(node, nodes.Elements))
        : Refusal.Forbidden;

    static async Task<IResult> Create(
        CreateForm form,
        NodeReader nodes,
        CreateMedia create,
        Access access,
        HttpContext http,
        CancellationToken stop
    )
    {
        if (
            !access.Sections.Contains(Section.Media)
            || !access.Media.Includes(form.Parent is { } above ? await nodes.PathOf(above.Id, stop) : [])
        )
            return Refusal.Forbidden;
        var content = PropertyValues.Store(form.Variants, form.Values, form.MediaType.Id, nodes.Elements);
        var answer = await create.Run(
            new(form.Id, form.MediaType.Id, form.Parent?.Id, content, UploadOf(form.Values), access.User.Key),
            stop
        );
        return answer.Status == EditingStatus.Success ? Answers.Created(http, "media", answer.Key) : Refusal.Of(answer.Status);
    }

    static async Task<IResult> Save(
        Guid id,
        UpdateForm form,
        NodeReader nodes,
        SaveMedia save,
        Access access,
        CancellationToken stop
    )
    {
        if (await nodes.Find(NodeKind.Media, id, stop) is not { } node)
            return Refusal.NotFound;
        if (!access.Sections.Contains(Section.Media) || !access.Media.Includes(await nodes.PathOf(id, stop)))
            return Refusal.Forbidden;
        var content = PropertyValues.Store(form.Variants, form.Values, node.TypeKey, nodes.Elements);
        return Refusal.Unless(await save.Run(new(id, content, UploadOf(form.Values), access.User.Key), stop));
    }

    static async Task<IResult> Validate(
        Guid id,
        UpdateForm form,
        NodeReader nodes,
        ValidateValues validate,
        CancellationToken stop
    ) =>
        await nodes.Find(NodeKind.Media, id, stop) is { } node
            ? Faults(node.TypeKey, form.Variants, form.Values, nodes, validate)
            : Refusal.NotFound;

    /// <summary>A file that was sent and is not stored yet is no fault.</summary>
    static IResult Faults(
        Guid type,
        IReadOnlyList<VariantForm> variants,
        IReadOnlyList<ValueForm> values,
        NodeReader nodes,
        ValidateValues validate
    )
    {
        var content = PropertyValues.Store(variants, values, type, nodes.Elements);
        var sent = values
            .Where(value => UploadOf([value]) is not null)
            .Select(value => value.Alias)
            .ToHashSet(StringComparer.Ordinal);
        return FaultAnswer.Of([.. validate.Run(type, content).Where(fault => !sent.Contains(fault.Alias))], values);
    }

    static Guid? UploadOf(IEnumerable<ValueForm> values) =>
        values
            .Select(value =>
                value.Value is JsonObject json && Guid.TryParse(EditorValue.Text(json["temporaryFileId"]), out var id)
                    ? id
                    : (Guid?)null
            )
            .FirstOrDefault(id => id is not null);
}
