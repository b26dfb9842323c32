using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Makes a draft with the same content elsewhere, with or without what is below it.</summary>
public sealed class CopyDocument(CmsStorage storage, TimeProvider clock)
{
    public sealed record Answer(EditingStatus Status, Guid Key = default);

    public async Task<Answer> Run(Guid key, Guid? target, bool withDescendants, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        return await db.InTransaction(() => Copy(db, key, target, withDescendants, by, stop), stop);
    }

    async Task<Answer> Copy(CmsDb db, Guid key, Guid? target, bool withDescendants, Guid? by, CancellationToken stop)
    {
        var node = await db.Nodes.FirstOrDefaultAsync(
            node => node.Key == key && node.Kind == NodeKind.Document && !node.Trashed,
            stop
        );
        if (node is null)
            return new(EditingStatus.NotFound);
        var parent = target is { } to
            ? await db.Nodes.FirstOrDefaultAsync(
                other => other.Key == to && other.Kind == NodeKind.Document && !other.Trashed,
                stop
            )
            : null;
        if (target is not null && parent is null)
            return new(EditingStatus.ParentNotFound);
        var rules = new TypeRules(await db.Types.AsNoTracking().ToListAsync(stop));
        if (rules.Find(node.TypeKey) is not { } type || !rules.MayStand(type, parent?.TypeKey))
            return new(EditingStatus.NotAllowed);
        var now = clock.GetUtcNow();
        var below = withDescendants ? await db.Below(key, stop) : []; // read before the copy is part of it
        var copies = new Dictionary<Guid, Guid>();
        foreach (var original in below.Prepend(node))
        {
            var isTop = original == node;
            var copy = new NodeRow
            {
                Key = Guid.CreateVersion7(now),
                Kind = NodeKind.Document,
                Parent = isTop ? target : copies[original.Parent!.Value], // its parent was copied before it
                TypeKey = original.TypeKey,
                SortOrder = isTop ? await db.NextSortOrder(NodeKind.Document, target, stop) : original.SortOrder,
                Level = original.Level - node.Level + (parent?.Level ?? 0) + 1,
                Template = original.Template,
                Created = now,
                CreatedBy = by,
                Updated = now,
                UpdatedBy = by,
                Draft = isTop ? await Named(db, original, target, stop) : original.Draft,
            };
            copies[original.Key] = copy.Key;
            db.Nodes.Add(copy);
            await db.AddVersion(copy, now, by, published: false, stop);
        }
        db.Audit.Add(AuditRow.New(now, by, copies[key], "Copy"));
        await db.SaveChangesAsync(stop);
        return new(EditingStatus.Success, copies[key]);
    }

    /// <summary>Beside the original, the copy's name says which one it is: `Projet (1)`.</summary>
    static async Task<NodeContent> Named(CmsDb db, NodeRow original, Guid? target, CancellationToken stop)
    {
        var siblings = await db
            .Nodes.Where(node => node.Kind == NodeKind.Document && node.Parent == target)
            .Select(node => node.Draft)
            .ToListAsync(stop);
        var names = original.Draft.Names.ToDictionary(
            name => name.Key,
            name => Free(name.Value, siblings.Select(sibling => sibling.Names.GetValueOrDefault(name.Key))),
            StringComparer.OrdinalIgnoreCase
        );
        return original.Draft with { Names = names };
    }

    static string Free(string name, IEnumerable<string?> taken)
    {
        var used = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var free = name;
        for (var number = 1; used.Contains(free); number++)
            free = $"{name} ({number})";
        return free;
    }
}
