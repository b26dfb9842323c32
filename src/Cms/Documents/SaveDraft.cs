using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Keeps what an editor wrote in a document: a new version of its draft. The public sees nothing of it.</summary>
public sealed class SaveDraft(CmsStorage storage, TimeProvider clock)
{
    /// <param name="Content">
    /// Names and values of the cultures named, replaced as a whole, and of what does not vary; other cultures stay.
    /// </param>
    /// <param name="Read">
    /// When the draft it was written over had been saved (<see cref="NodeRow.Updated"/>); null when the writer did not say.
    /// </param>
    public sealed record Form(Guid Key, NodeContent Content, string? Template, DateTimeOffset? Read, Guid? By);

    public async Task<EditingStatus> Run(Form form, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.InTransaction(() => Save(db, form, stop), stop);
    }

    async Task<EditingStatus> Save(CmsDb db, Form form, CancellationToken stop)
    {
        var node = await db.Nodes.FirstOrDefaultAsync(node => node.Key == form.Key && node.Kind == NodeKind.Document, stop);
        if (node is null)
            return EditingStatus.NotFound;
        if (node.Trashed)
            return EditingStatus.InTrash;
        if (form.Read is { } read && !IsSame(read, node.Updated))
            return EditingStatus.ConcurrencyConflict;
        var rules = new TypeRules(await db.Types.AsNoTracking().ToListAsync(stop));
        if (rules.Find(node.TypeKey) is not { } type)
            return EditingStatus.ContentTypeNotFound;
        var languages = await db.Languages.Select(language => language.IsoCode).ToListAsync(stop);
        var status = rules.Check(type, form.Content, culture => languages.Contains(culture, StringComparer.OrdinalIgnoreCase));
        if (status != EditingStatus.Success)
            return status;
        var now = clock.GetUtcNow();
        node.Draft = Merge(node.Draft, form.Content);
        (node.Template, node.Updated, node.UpdatedBy) = (form.Template ?? node.Template, now, form.By);
        await db.AddVersion(node, now, form.By, published: false, stop);
        db.Audit.Add(AuditRow.New(now, form.By, node.Key, "Save"));
        await db.SaveChangesAsync(stop);
        return EditingStatus.Success;
    }

    /// <summary>Databases keep fewer digits of a second than clocks do.</summary>
    static bool IsSame(DateTimeOffset read, DateTimeOffset saved) => (read - saved).Duration() < TimeSpan.FromMilliseconds(1);

    static NodeContent Merge(NodeContent before, NodeContent written)
    {
        var names = new Dictionary<string, string>(before.Names, StringComparer.OrdinalIgnoreCase);
        var values = new Dictionary<string, Dictionary<string, string>>(before.Values, StringComparer.OrdinalIgnoreCase);
        foreach (var (culture, name) in written.Names)
            names[culture] = name;
        foreach (var culture in written.Names.Keys.Append(""))
            values.Remove(culture);
        foreach (var (culture, told) in written.Values.Where(told => told.Value.Count > 0))
            values[culture] = told;
        return before with { Names = names, Values = values };
    }
}
