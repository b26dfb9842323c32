using Cms.Published;
using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Shows a draft to the public: a version, a new snapshot, and the notifications plugins listen to.</summary>
public sealed class PublishDocument(
    CmsStorage storage,
    SnapshotSource snapshots,
    ContentNotices notices,
    UrlSegments segments,
    TimeProvider clock
)
{
    public enum Outcome
    {
        Published,
        NoSuchDocument,
        ParentNotPublished,
        NoSuchCulture,
    }

    public static EditingStatus StatusOf(Outcome outcome) =>
        outcome switch
        {
            Outcome.Published => EditingStatus.Success,
            Outcome.ParentNotPublished => EditingStatus.PathNotPublished,
            Outcome.NoSuchCulture => EditingStatus.InvalidCulture,
            _ => EditingStatus.NotFound,
        };

    /// <param name="key">Key of the document.</param>
    /// <param name="cultures">Which cultures of its draft; all of them when null.</param>
    /// <param name="by">Key of the user; none for the program itself.</param>
    public async Task<Outcome> Run(Guid key, IReadOnlyCollection<string>? cultures, Guid? by, CancellationToken stop)
    {
        await using var db = storage.Open();
        var (outcome, published) = await db.InTransaction(() => Publish(db, key, cultures, by, stop), stop);
        if (outcome != Outcome.Published)
            return outcome;
        await snapshots.Renew([key], stop);
        await notices.Published([key], new Dictionary<Guid, IReadOnlyCollection<string>> { [key] = published }, stop);
        return outcome;
    }

    /// <summary>Inside the caller's transaction; the snapshot is not told.</summary>
    internal async Task<(Outcome, IReadOnlyCollection<string>)> Publish(
        CmsDb db,
        Guid key,
        IReadOnlyCollection<string>? cultures,
        Guid? by,
        CancellationToken stop
    )
    {
        var node = await db.Nodes.FirstOrDefaultAsync(n => n.Key == key && n.Kind == NodeKind.Document && !n.Trashed, stop);
        if (node is null)
            return (Outcome.NoSuchDocument, []);
        if (node.Parent is { } parent && !await db.Nodes.AnyAsync(n => n.Key == parent && n.Live != null, stop))
            return (Outcome.ParentNotPublished, []);
        var wished = cultures ?? [.. node.Draft.Names.Keys];
        if (wished.Any(culture => !node.Draft.Names.ContainsKey(culture)))
            return (Outcome.NoSuchCulture, []);
        var taken = TakenBeside(db, node);
        var now = clock.GetUtcNow();
        node.Publish(wished, segments, taken, now);
        await db.AddVersion(node, now, by, published: true, stop);
        db.Audit.Add(AuditRow.New(now, by, key, "Publish", string.Join(", ", wished)));
        await db.SaveChangesAsync(stop);
        return (Outcome.Published, wished);
    }

    /// <summary>
    /// From the snapshot, so that a publication does not read a thousand siblings; and from this transaction, for what it
    /// has just published. Two processes that give one address in the same second leave it to the first of the two.
    /// </summary>
    SegmentsTaken TakenBeside(CmsDb db, NodeRow node)
    {
        var taken = new SegmentsTaken();
        var here = db.Nodes.Local.Where(other => other.Key != node.Key && other.Parent == node.Parent).ToList();
        foreach (var other in here)
            taken.Add(other);
        var known = here.Select(other => other.Key).Append(node.Key).ToHashSet();
        foreach (var sibling in snapshots.Current.Under(node.Parent).Where(other => !known.Contains(other.Key)))
        foreach (var (culture, info) in sibling.Cultures)
            taken.TryTake(node.Parent, culture, info.UrlSegment ?? "");
        return taken;
    }
}
