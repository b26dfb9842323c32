using Cms.Published;
using Cms.Storage;
using Cms.Values;

namespace Cms.Documents;

/// <summary>Publishes a document and what is below it, in one step: all of it, or nothing.</summary>
public sealed class PublishBranch(
    CmsStorage storage,
    PublishDocument publish,
    ValidateValues validate,
    SnapshotSource snapshots,
    ContentNotices notices
)
{
    /// <param name="cultures">Those to publish; none for documents that do not vary.</param>
    /// <param name="withUnpublished">Whether what was never published is published too.</param>
    public async Task<EditingStatus> Run(
        Guid key,
        IReadOnlyList<string> cultures,
        bool withUnpublished,
        Guid? by,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        var published = new Dictionary<Guid, IReadOnlyCollection<string>>();
        EditingStatus status;
        try
        {
            status = await db.InTransaction(() => Publish(db, key, cultures, withUnpublished, by, published, stop), stop);
        }
        catch (Refused refused)
        {
            return refused.Status;
        }
        if (status != EditingStatus.Success)
            return status;
        await snapshots.Renew([.. published.Keys], stop);
        await notices.Published([.. published.Keys], published, stop);
        return status;
    }

    async Task<EditingStatus> Publish(
        CmsDb db,
        Guid key,
        IReadOnlyList<string> cultures,
        bool withUnpublished,
        Guid? by,
        Dictionary<Guid, IReadOnlyCollection<string>> published,
        CancellationToken stop
    )
    {
        var top = db.Nodes.FirstOrDefault(node => node.Key == key && node.Kind == NodeKind.Document && !node.Trashed);
        if (top is null)
            return EditingStatus.NotFound;
        foreach (var node in (await db.Below(key, stop)).Prepend(top))
        {
            // Below something that stays unpublished, nothing is shown.
            var hidden = node != top && node.Parent is { } parent && !published.ContainsKey(parent);
            var wished = node.Draft.Names.Keys.Where(culture => culture.Length == 0 || IsAsked(cultures, culture)).ToList();
            if (hidden || wished.Count == 0 || (node.Live is null && !withUnpublished && node != top))
                continue;
            if (validate.Run(node.TypeKey, node.Draft, wished).Count > 0)
                throw new Refused(EditingStatus.ContentInvalid);
            var (outcome, done) = await publish.Publish(db, node.Key, wished, by, stop);
            if (outcome != PublishDocument.Outcome.Published)
                throw new Refused(PublishDocument.StatusOf(outcome));
            published[node.Key] = done;
        }
        return EditingStatus.Success;
    }

    static bool IsAsked(IReadOnlyList<string> cultures, string culture) =>
        cultures.Count == 0 || cultures.Contains(culture, StringComparer.OrdinalIgnoreCase) || cultures.Contains("*");

    /// <summary>Undoes the transaction.</summary>
    sealed class Refused(EditingStatus status) : Exception
    {
        public EditingStatus Status => status;
    }
}
