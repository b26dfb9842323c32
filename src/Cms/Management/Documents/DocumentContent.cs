using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Management.Values;
using Cms.Users;
using Cms.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Documents;

/// <summary>One document: read, created, checked, saved.</summary>
internal static class DocumentContent
{
    public sealed record CreateForm(
        Guid? Id,
        Reference? Parent,
        Reference DocumentType,
        IReadOnlyList<ValueForm> Values,
        IReadOnlyList<VariantForm> Variants
    );

    public sealed record UpdateForm(
        IReadOnlyList<ValueForm> Values,
        IReadOnlyList<VariantForm> Variants,
        IReadOnlyList<string>? Cultures
    );

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/document/{id:guid}", Read);
        api.MapGet("/document/{id:guid}/published", ReadPublished);
        api.MapPost("/document", Create);
        api.MapPut("/document/{id:guid}", Save);
        api.MapPost("/document/validate", ValidateNew);
        api.MapPut("/document/{id:guid}/validate", Validate);
    }

    static async Task<IResult> Read(Guid id, NodeReader nodes, Access access, CancellationToken stop) =>
        await nodes.Find(NodeKind.Document, id, stop) is not { } node ? Refusal.NotFound
        : access.May(DocumentVerb.Read, await nodes.PathOf(id, stop)) || node.Trashed
            ? Results.Ok(DocumentModels.Model(node, nodes.Elements))
        : Refusal.Forbidden;

    static async Task<IResult> ReadPublished(Guid id, NodeReader nodes, Access access, CancellationToken stop) =>
        await nodes.Find(NodeKind.Document, id, stop) is not { Live: { } live } node ? Refusal.NotFound
        : access.May(DocumentVerb.Read, await nodes.PathOf(id, stop))
            ? Results.Ok(DocumentModels.Model(node, live, nodes.Elements))
        : Refusal.Forbidden;

    static async Task<IResult> Create(
        CreateForm form,
        NodeReader nodes,
        CreateDocument create,
        Access access,
        HttpContext http,
        CancellationToken stop
    )
    {
        IReadOnlyList<Guid> parent = form.Parent is { } above ? await nodes.PathOf(above.Id, stop) : [];
        if (!access.May(DocumentVerb.Create, parent) || !MayWrite(form.Variants, access))
            return Refusal.Forbidden;
        var elements = nodes.Elements;
        if (elements.Rules.Find(form.DocumentType.Id) is not { } type)
            return Refusal.Of(EditingStatus.ContentTypeNotFound);
        var content = PropertyValues.Store(form.Variants, form.Values, type.Key, elements);
        var answer = await create.Run(
            new(
                type.Alias,
                form.Parent?.Id,
                content.Names,
                content.Values.ToDictionary(v => v.Key, v => (IReadOnlyDictionary<string, string>)v.Value)
            )
            {
                Key = form.Id,
                By = access.User.Key,
            },
            stop
        );
        return answer.Outcome == CreateDocument.Outcome.Created
            ? Answers.Created(http, "document", answer.Key)
            : Refusal.Of(StatusOf(answer.Outcome));
    }

    static EditingStatus StatusOf(CreateDocument.Outcome outcome) =>
        outcome switch
        {
            CreateDocument.Outcome.NoSuchType => EditingStatus.ContentTypeNotFound,
            CreateDocument.Outcome.NoSuchParent => EditingStatus.ParentNotFound,
            CreateDocument.Outcome.TypeNotAllowedThere => EditingStatus.NotAllowed,
            CreateDocument.Outcome.NameMissing => EditingStatus.NameMissing,
            CreateDocument.Outcome.KeyTaken => EditingStatus.DuplicateKey,
            _ => EditingStatus.PropertyTypeNotFound,
        };

    static async Task<IResult> Save(
        Guid id,
        UpdateForm form,
        NodeReader nodes,
        SaveDraft save,
        Access access,
        CancellationToken stop
    )
    {
        if (await nodes.Find(NodeKind.Document, id, stop) is not { } node)
            return Refusal.NotFound;
        var path = await nodes.PathOf(id, stop);
        if (!access.May(DocumentVerb.Update, path))
            return Refusal.Forbidden;
        // The client sends every variant; those that are not theirs stay as they are.
        var variants = form.Variants.Where(variant => access.MayWrite(variant.Culture ?? "")).ToList();
        if (variants.Count == 0)
            return Refusal.Forbidden;
        var content = PropertyValues.Store(variants, form.Values, node.TypeKey, nodes.Elements);
        var read = form.Variants.Select(variant => variant.UpdateDate).Max();
        return Refusal.Unless(await save.Run(new(id, content, null, read, access.User.Key), stop));
    }

    static bool MayWrite(IEnumerable<VariantForm> variants, Access access) =>
        variants.All(variant => access.MayWrite(variant.Culture ?? ""));

    static IResult ValidateNew(CreateForm form, NodeReader nodes, ValidateValues validate) =>
        Faults(form.DocumentType.Id, form.Variants, form.Values, null, nodes, validate);

    internal static async Task<IResult> Validate(
        Guid id,
        UpdateForm form,
        NodeReader nodes,
        ValidateValues validate,
        CancellationToken stop
    ) =>
        await nodes.Find(NodeKind.Document, id, stop) is { } node
            ? Faults(node.TypeKey, form.Variants, form.Values, form.Cultures, nodes, validate)
            : Refusal.NotFound;

    static IResult Faults(
        Guid type,
        IReadOnlyList<VariantForm> variants,
        IReadOnlyList<ValueForm> values,
        IReadOnlyList<string>? cultures,
        NodeReader nodes,
        ValidateValues validate
    )
    {
        var content = PropertyValues.Store(variants, values, type, nodes.Elements);
        return FaultAnswer.Of(validate.Run(type, content, cultures), values);
    }
}
