using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Moderation;

/// <summary>The public trash: what agents took away, why, and in which words. The latest first.</summary>
public sealed class ListTrash(ParticipationDb db, IEnumerable<IModeratable> rooms)
{
    public const int PageSize = 50;

    public sealed record Row(Moderated Item, Trashing Trashing);

    /// <param name="Total">Over all pages.</param>
    public sealed record Page(int Total, int Number, int Pages, IReadOnlyList<Row> Items);

    /// <param name="processId">Of this process only; null for all.</param>
    public async Task<Page> Run(Guid? processId, int page, CancellationToken stop)
    {
        var trash = db.Trashings.AsNoTracking().Where(it => it.Restoration == null);
        if (processId is { } only)
            trash = trash.Where(it => it.ProcessId == only);
        var total = await trash.CountAsync(stop);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var number = Math.Clamp(page, 1, pages);
        var rows = await trash
            .OrderByDescending(it => it.At)
            .ThenByDescending(it => it.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(stop);
        var found = await Items.Load(rooms, rows.Select(it => (it.SubjectKind, it.SubjectId)), stop);
        return new(
            total,
            number,
            pages,
            [.. rows.Where(it => found.ContainsKey(it.SubjectId)).Select(it => new Row(found[it.SubjectId], it))]
        );
    }
}
