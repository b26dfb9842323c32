using Cms.Storage;
using Cms.Users;
using Microsoft.EntityFrameworkCore;

namespace Cms.Documents;

/// <summary>Says when cultures of a document are published and unpublished by themselves; <see cref="ObeySchedule"/> does it.</summary>
public sealed class ScheduleDocument(CmsStorage storage, TimeProvider clock)
{
    /// <param name="plan">Per culture ("" when it does not vary), from when to when; what is not said shall not happen.</param>
    public async Task<EditingStatus> Run(
        Guid key,
        IReadOnlyDictionary<string, (DateTimeOffset? From, DateTimeOffset? Until)> plan,
        Guid? by,
        CancellationToken stop
    )
    {
        await using var db = storage.Open();
        return await db.InTransaction(
            async () =>
            {
                var node = await db.Nodes.FirstOrDefaultAsync(n => n.Key == key && n.Kind == NodeKind.Document, stop);
                if (node is null)
                    return EditingStatus.NotFound;
                if (node.Trashed)
                    return EditingStatus.InTrash;
                var now = clock.GetUtcNow();
                if (plan.Values.Any(when => when.From <= now || when.Until <= now || when.Until <= when.From))
                    return EditingStatus.InvalidSchedule;
                if (plan.Keys.Any(culture => !node.Draft.Names.ContainsKey(culture)))
                    return EditingStatus.InvalidCulture;
                var others = (node.Schedule ?? []).Where(change => !plan.ContainsKey(change.Culture));
                var schedule = others.Concat(plan.SelectMany(culture => Changes(culture.Key, culture.Value))).ToList();
                node.Schedule = schedule.Count > 0 ? schedule : null;
                db.Audit.Add(AuditRow.New(now, by, key, "SendToPublish"));
                await db.SaveChangesAsync(stop);
                return EditingStatus.Success;
            },
            stop
        );
    }

    static IEnumerable<ScheduledChange> Changes(string culture, (DateTimeOffset? From, DateTimeOffset? Until) when)
    {
        if (when.From is { } from)
            yield return new(culture, ScheduledAction.Release, from.ToUniversalTime());
        if (when.Until is { } until)
            yield return new(culture, ScheduledAction.Expire, until.ToUniversalTime());
    }
}
