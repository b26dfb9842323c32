using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>What agents have to look at: reported items, the one that has waited longest first.</summary>
public sealed class ListReports(ParticipationDb db, IEnumerable<IModeratable> rooms)
{
    public const int PageSize = 50;

    /// <param name="Count">Open reports.</param>
    /// <param name="First">When the first of them arrived.</param>
    public sealed record Row(Moderated Item, int Count, DateTimeOffset First, IReadOnlyList<ModerationReason> Reasons);

    /// <param name="Total">Reported items, over all pages.</param>
    public sealed record Page(int Total, IReadOnlyList<Row> Items);

    /// <param name="processId">Of this process only; null for all.</param>
    public async Task<Page> Run(Guid? processId, int page, CancellationToken stop)
    {
        var open = db.Reports.Where(it => it.ClosedAt == null && (processId == null || it.ProcessId == processId));
        var items = open.GroupBy(it => new { it.SubjectKind, it.SubjectId });
        var total = await items.CountAsync(stop);
        var groups = await items
            .Select(it => new
            {
                it.Key.SubjectKind,
                it.Key.SubjectId,
                Count = it.Count(),
                First = it.Min(report => report.At),
            })
            .OrderBy(it => it.First)
            .ThenBy(it => it.SubjectId)
            .Skip((Math.Max(1, page) - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(stop);
        var ids = groups.ConvertAll(it => it.SubjectId);
        var reasons = await open.Where(it => ids.Contains(it.SubjectId))
            .Select(it => new { it.SubjectId, it.Reason })
            .Distinct()
            .ToListAsync(stop);
        var found = await Items.Load(rooms, groups.Select(it => (it.SubjectKind, it.SubjectId)), stop);
        return new(
            total,
            [
                .. groups
                    .Where(it => found.ContainsKey(it.SubjectId))
                    .Select(it => new Row(
                        found[it.SubjectId],
                        it.Count,
                        it.First,
                        [.. reasons.Where(reason => reason.SubjectId == it.SubjectId).Select(reason => reason.Reason)]
                    )),
            ]
        );
    }
}
