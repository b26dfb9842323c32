using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Published;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Media;

/// <summary>Adds a medium or a folder to the library. It is public at once, like its file.</summary>
public sealed class CreateMedia(
    CmsStorage storage,
    MediaFacts facts,
    KeepUpload uploads,
    SnapshotSource snapshots,
    UrlSegments segments,
    TimeProvider clock
)
{
    /// <param name="Upload">A temporary file that becomes its file.</param>
    public sealed record Form(Guid? Key, Guid Type, Guid? Parent, NodeContent Content, Guid? Upload, Guid? By);

    public sealed record Answer(EditingStatus Status, Guid Key = default);

    public async Task<Answer> Run(Form form, CancellationToken stop)
    {
        await using var db = storage.Open();
        var rules = new TypeRules(await db.Types.AsNoTracking().Where(type => type.Kind == TypeKind.Media).ToListAsync(stop));
        if (rules.Find(form.Type) is not { } type)
            return new(EditingStatus.ContentTypeNotFound);
        var parent = form.Parent is { } key
            ? await db.Nodes.AsNoTracking().FirstOrDefaultAsync(n => n.Key == key && n.Kind == NodeKind.Media && !n.Trashed, stop)
            : null;
        if (form.Parent is not null && parent is null)
            return new(EditingStatus.ParentNotFound);
        if (!rules.MayStand(type, parent?.TypeKey))
            return new(EditingStatus.NotAllowed);
        var status = rules.Check(type, form.Content, _ => false);
        if (status != EditingStatus.Success)
            return new(status);
        var content = form.Content;
        if (form.Upload is { } upload)
        {
            if (uploads.Run(upload, content) is not { } kept)
                return new(EditingStatus.TemporaryFileNotFound);
            content = kept;
        }
        var now = clock.GetUtcNow();
        var node = new NodeRow
        {
            Key = form.Key ?? Guid.CreateVersion7(now),
            Kind = NodeKind.Media,
            Parent = form.Parent,
            TypeKey = type.Key,
            SortOrder = await db.NextSortOrder(NodeKind.Media, form.Parent, stop),
            Level = (parent?.Level ?? 0) + 1,
            Created = now,
            CreatedBy = form.By,
            Updated = now,
            UpdatedBy = form.By,
            Draft = facts.Fill(content),
        };
        node.Publish([""], segments, new(), now);
        db.Nodes.Add(node);
        await db.AddVersion(node, now, form.By, published: true, stop);
        db.Audit.Add(AuditRow.New(now, form.By, node.Key, "New"));
        if (!await db.TrySaveChanges(stop))
            return new(EditingStatus.DuplicateKey);
        await snapshots.Renew([node.Key], stop);
        return new(EditingStatus.Success, node.Key);
    }
}
