using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Takes a document, or some of its cultures, away from the public, with everything below it.</summary>
public sealed class UnpublishDocument(CmsStorage storage, ShowChanges show, TimeProvider clock)
{
    /// <param name="cultures">Null for all of them. Without a mandatory language, nothing of the document is left.</param>
    public async Task<EditingStatus> Run(Guid key, IReadOnlyCollection<string>? cultures, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var status = await db.InTransaction(() => Unpublish(db, key, cultures, by, stop), stop);
        if (status == EditingStatus.Success)
            await show.Run(stop);
        return status;
    }

    async Task<EditingStatus> Unpublish(
        CmsDb db,
        Guid key,
        IReadOnlyCollection<string>? cultures,
        Guid? by,
        CancellationToken stop
    )
    {
        var node = await db.Nodes.FirstOrDefaultAsync(node => node.Key == key && node.Kind == NodeKind.Document, stop);
        if (node is null)
            return EditingStatus.NotFound;
        if (node.Trashed)
            return EditingStatus.InTrash;
        if (node.Live is null || cultures?.Any(culture => !node.Live.Names.ContainsKey(culture)) == true)
            return EditingStatus.InvalidCulture;
        var mandatory = await db
            .Languages.Where(language => language.IsMandatory)
            .Select(language => language.IsoCode)
            .ToListAsync(stop);
        var now = clock.GetUtcNow();
        if (cultures is null || cultures.Intersect(mandatory, StringComparer.OrdinalIgnoreCase).Any())
            node.Live = null;
        else
            node.Unpublish(cultures);
        node.Schedule = null;
        await db.AddVersion(node, now, by, published: false, stop);
        db.Audit.Add(AuditRow.New(now, by, key, "Unpublish", cultures is null ? null : string.Join(", ", cultures)));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }
}
