using Cms.Documents;
using Cms.Management.Nodes;
using Cms.Management.Values;
using Cms.Users;
using Cms.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cms.Management.Documents;

/// <summary>What the public sees of a document, and when.</summary>
internal static class DocumentPublishing
{
    public sealed record ScheduleForm(DateTimeOffset? PublishTime, DateTimeOffset? UnpublishTime);

    public sealed record CultureForm(string? Culture, ScheduleForm? Schedule);

    public sealed record PublishForm(IReadOnlyList<CultureForm> PublishSchedules);

    public sealed record BranchForm(bool IncludeUnpublishedDescendants, IReadOnlyList<string> Cultures);

    public sealed record UnpublishForm(IReadOnlyList<string>? Cultures);

    public static void Map(RouteGroupBuilder api)
    {
        var document = api.MapGroup("/document/{id:guid}");
        document.MapPut("/publish", Publish);
        document.MapPut("/publish-with-descendants", PublishBranch);
        document.MapGet(
            "/publish-with-descendants/result/{taskId:guid}",
            (Guid taskId) => Results.Ok(new { taskId, isComplete = true })
        );
        document.MapPut("/unpublish", Unpublish);
    }

    static async Task<IResult> Publish(
        Guid id,
        PublishForm form,
        NodeReader nodes,
        PublishDocument publish,
        ScheduleDocument schedule,
        ValidateValues validate,
        Access access,
        CancellationToken stop
    )
    {
        if (!await May(DocumentVerb.Publish, id, form.PublishSchedules.Select(culture => culture.Culture), nodes, access, stop))
            return Refusal.Forbidden;
        var (later, now) = (
            form.PublishSchedules.Where(culture => culture.Schedule is not null).ToList(),
            form.PublishSchedules.Where(culture => culture.Schedule is null).Select(culture => culture.Culture ?? "").ToList()
        );
        if (later.Count > 0)
        {
            var plan = later.ToDictionary(
                culture => culture.Culture ?? "",
                culture => (culture.Schedule!.PublishTime, culture.Schedule.UnpublishTime),
                StringComparer.OrdinalIgnoreCase
            );
            var status = await schedule.Run(id, plan, access.User.Key, stop);
            if (status != EditingStatus.Success)
                return Refusal.Of(status);
        }
        if (now.Count == 0)
            return Results.Ok();
        if (await nodes.Find(NodeKind.Document, id, stop) is not { } node)
            return Refusal.NotFound;
        var faults = validate.Run(node.TypeKey, node.Draft, now);
        return faults.Count > 0
            ? FaultAnswer.Of(faults, [])
            : Refusal.Unless(PublishDocument.StatusOf(await publish.Run(id, now, access.User.Key, stop)));
    }

    static async Task<IResult> PublishBranch(
        Guid id,
        BranchForm form,
        NodeReader nodes,
        PublishBranch publish,
        Access access,
        CancellationToken stop
    )
    {
        if (!await May(DocumentVerb.Publish, id, form.Cultures, nodes, access, stop))
            return Refusal.Forbidden;
        var status = await publish.Run(id, form.Cultures, form.IncludeUnpublishedDescendants, access.User.Key, stop);
        return status == EditingStatus.Success
            ? Results.Ok(new { taskId = Guid.NewGuid(), isComplete = true })
            : Refusal.Of(status);
    }

    static async Task<IResult> Unpublish(
        Guid id,
        UnpublishForm form,
        NodeReader nodes,
        UnpublishDocument unpublish,
        Access access,
        CancellationToken stop
    ) =>
        await May(DocumentVerb.Unpublish, id, form.Cultures ?? [], nodes, access, stop)
            ? Refusal.Unless(await unpublish.Run(id, form.Cultures is { Count: > 0 } some ? some : null, access.User.Key, stop))
            : Refusal.Forbidden;

    static async Task<bool> May(
        string verb,
        Guid id,
        IEnumerable<string?> cultures,
        NodeReader nodes,
        Access access,
        CancellationToken stop
    ) => cultures.All(culture => access.MayWrite(culture ?? "")) && access.May(verb, await nodes.PathOf(id, stop));
}
