using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Makes an earlier version the draft again. What was written since stays among the versions.</summary>
public sealed class RollBackDocument(CmsStorage storage, TimeProvider clock)
{
    /// <param name="culture">Only this culture and what does not vary; all when null.</param>
    public async Task<EditingStatus> Run(Guid version, string? culture, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.InTransaction(() => RollBack(db, version, culture, by, stop), stop);
    }

    async Task<EditingStatus> RollBack(CmsDb db, Guid id, string? culture, Guid? by, CancellationToken stop)
    {
        var version = await db.Versions.AsNoTracking().FirstOrDefaultAsync(version => version.Id == id, stop);
        var node = version is null ? null : await db.Nodes.FirstOrDefaultAsync(node => node.Key == version.Node, stop);
        if (version is null || node is null)
            return EditingStatus.NotFound;
        if (node.Trashed)
            return EditingStatus.InTrash;
        var now = clock.GetUtcNow();
        node.Draft = culture is null ? version.Content : Culture(node.Draft, version.Content, culture);
        (node.Updated, node.UpdatedBy) = (now, by);
        await db.AddVersion(node, now, by, published: false, stop);
        db.Audit.Add(AuditRow.New(now, by, node.Key, "RollBack"));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }

    static NodeContent Culture(NodeContent draft, NodeContent earlier, string culture)
    {
        var names = new Dictionary<string, string>(draft.Names, StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, Dictionary<string, string>>(draft.Values, StringComparer.OrdinalIgnoreCase);
        if (earlier.Names.TryGetValue(culture, out var name))
            names[culture] = name;
        foreach (var part in new[] { culture, "" })
            if (earlier.Values.TryGetValue(part, out var told))
                values[part] = told;
            else
                values.Remove(part);
        return draft with { Names = names, Values = values };
    }
}
