using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Published;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Media;

/// <summary>Changes a medium: its name, its alternative text, its crops, or its file. The public sees it at once.</summary>
public sealed class SaveMedia(
    CmsStorage storage,
    MediaFacts facts,
    KeepUpload uploads,
    SnapshotSource snapshots,
    UrlSegments segments,
    TimeProvider clock
)
{
    /// <param name="Upload">A temporary file that replaces its file.</param>
    public sealed record Form(Guid Key, NodeContent Content, Guid? Upload, Guid? By);

    public async Task<EditingStatus> Run(Form form, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(() => Save(db, form, stop), stop);
        if (status == EditingStatus.Success)
            await snapshots.Renew([form.Key], stop);
        return status;
    }

    async Task<EditingStatus> Save(CmsDb db, Form form, CancellationToken stop)
    {
        var node = await db.Nodes.FirstOrDefaultAsync(node => node.Key == form.Key && node.Kind == NodeKind.Media, stop);
        if (node is null)
            return EditingStatus.NotFound;
        if (node.Trashed)
            return EditingStatus.InTrash;
        var rules = new TypeRules(await db.Types.AsNoTracking().Where(type => type.Kind == TypeKind.Media).ToListAsync(stop));
        if (rules.Find(node.TypeKey) is not { } type)
            return EditingStatus.ContentTypeNotFound;
        var status = rules.Check(type, form.Content, _ => false);
        if (status != EditingStatus.Success)
            return status;
        var content = form.Content;
        if (form.Upload is { } upload)
        {
            if (uploads.Run(upload, content) is not { } kept)
                return EditingStatus.TemporaryFileNotFound;
            content = kept;
        }
        var now = clock.GetUtcNow();
        (node.Draft, node.Updated, node.UpdatedBy) = (facts.Fill(content), now, form.By);
        node.Publish([""], segments, new(), now);
        await db.AddVersion(node, now, form.By, published: true, stop);
        db.Audit.Add(AuditRow.New(now, form.By, node.Key, "Save"));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }
}
