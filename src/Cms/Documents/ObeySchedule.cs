using Cms.Storage;
using Cms.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Cms.Documents;

/// <summary>Publishes and withdraws what is due. What is due and may not be published is said in the log, and not tried again.</summary>
public sealed class ObeySchedule(
    CmsStorage storage,
    PublishDocument publish,
    ValidateValues validate,
    TimeProvider clock,
    ILogger<ObeySchedule> log
)
{
    /// <returns>The documents that changed; the snapshot is not told.</returns>
    public async Task<IReadOnlyCollection<Guid>> Run(CancellationToken stop)
    {
        await using var db = storage.Open();
        var now = clock.GetUtcNow();
        var waiting = await db.Nodes.AsNoTracking().Where(node => node.Schedule != null && !node.Trashed).ToListAsync(stop);
        var due = waiting.FindAll(node => node.Schedule!.Any(change => change.At <= now));
        foreach (var node in due)
            await db.InTransaction(() => Obey(db, node.Key, now, stop), stop);
        return due.ConvertAll(node => node.Key);
    }

    async Task<bool> Obey(CmsDb db, Guid key, DateTimeOffset now, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var node = await db.Nodes.FirstAsync(n => n.Key == key, stop);
        var due = (node.Schedule ?? []).Where(change => change.At <= now).OrderBy(change => change.At).ToList();
        var left = (node.Schedule ?? []).Except(due).ToList();
        node.Schedule = left.Count == 0 ? null : left;
        foreach (var change in due)
            if (change.Action == ScheduledAction.Expire)
                await Withdraw(db, node, change.Culture, now, stop);
            else
                await Release(db, node, change.Culture, stop);
        return await db.SaveChangesAsync(stop) > 0;
    }

    async Task Release(CmsDb db, NodeRow node, string culture, CancellationToken stop)
    {
        var reason =
            validate.Run(node.TypeKey, node.Draft, [culture]) is { Count: > 0 } faults
                ? string.Join("; ", faults.Select(fault => $"{fault.Alias}: {string.Join(' ', fault.ErrorMessages)}"))
            : (await publish.Publish(db, node.Key, [culture], null, stop)).Item1
                is not PublishDocument.Outcome.Published
                    and var refused
                ? refused.ToString()
            : null;
        if (reason is not null)
            log.LogError("{Document} was to be published by itself and is not. {Reason}", node.Draft.AnyName(culture), reason);
    }

    static async Task Withdraw(CmsDb db, NodeRow node, string culture, DateTimeOffset now, CancellationToken stop)
    {
        node.Unpublish([culture]);
        node.Updated = now;
        var last = await db.Versions.Where(v => v.Node == node.Key).MaxAsync(v => (int?)v.Number, stop) ?? 0;
        db.Versions.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                Node = node.Key,
                Number = last + 1,
                Saved = now,
                Content = node.Draft,
            }
        );
    }
}
