using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Comments;

/// <summary>
/// Reads a page of a thread: comments at the top in the asked order, each with its first replies; or one whole branch.
/// The number of queries does not depend on the number of comments, and each reads no more rows than it shows.
/// </summary>
public sealed class ListThread(ParticipationDb db)
{
    /// <summary>Comments at the top of the thread on one page.</summary>
    public const int PageSize = 50;

    /// <summary>Replies of a branch shown before the fold.</summary>
    public const int FirstReplies = 3;

    /// <summary>Replies on one page of a branch.</summary>
    public const int BranchSize = 100;

    public async Task<ThreadPage> Run(Subject on, ThreadSort sort, int page, Guid? reader, CancellationToken stop)
    {
        var top = Top(on);
        var total = await top.CountAsync(stop);
        var (asked, pages) = Within(page, total, PageSize);
        var roots = await top.In(sort).Skip((asked - 1) * PageSize).Take(PageSize).ToListAsync(stop);
        var replies = await FirstRepliesOf(roots, stop);
        return new(total, asked, pages, await Arrange(roots, replies, reader, stop));
    }

    /// <summary>One comment at the top with a page of its replies; null when there is no such comment.</summary>
    public async Task<ThreadPage?> Branch(Guid rootId, int page, Guid? reader, CancellationToken stop)
    {
        var root = await All().SingleOrDefaultAsync(it => it.Id == rootId && it.Depth == 0, stop);
        if (root is null)
            return null;
        var (asked, pages) = Within(page, root.Replies, BranchSize);
        var replies = await Replies(rootId).Skip((asked - 1) * BranchSize).Take(BranchSize).ToListAsync(stop);
        return new(root.Replies, asked, pages, await Arrange([root], replies, reader, stop));
    }

    /// <summary>For the API: comments at the top after a place, without their replies.</summary>
    public async Task<(int Total, IReadOnlyList<ShownComment> Items, string? Next)> Slice(
        Subject on,
        ThreadSort sort,
        ThreadPlace? after,
        int take,
        CancellationToken stop
    )
    {
        var total = await Top(on).CountAsync(stop);
        var from = after is { } place ? Top(on).After(sort, place) : Top(on);
        return await Cut(from.In(sort), total, sort, take, stop);
    }

    /// <summary>For the API: the replies of a branch after a place, in the order of time.</summary>
    public async Task<(int Total, IReadOnlyList<ShownComment> Items, string? Next)> Slice(
        Comment root,
        ThreadPlace? after,
        int take,
        CancellationToken stop
    )
    {
        var from = All().Where(it => it.RootId == root.Id && it.Depth > 0);
        if (after is { } place)
            from = from.After(ThreadSort.Oldest, place);
        return await Cut(from.In(ThreadSort.Oldest), root.Replies, ThreadSort.Oldest, take, stop);
    }

    /// <summary>The page of its branch that shows a reply.</summary>
    public async Task<int> PageOf(Comment reply, CancellationToken stop)
    {
        if (reply.Depth == 0)
            return 1;
        var before = await db.Comments.CountAsync(
            it =>
                it.RootId == reply.RootId
                && it.Depth > 0
                && (it.CreatedAt < reply.CreatedAt || it.CreatedAt == reply.CreatedAt && it.Id.CompareTo(reply.Id) < 0),
            stop
        );
        return before / BranchSize + 1;
    }

    async Task<(int, IReadOnlyList<ShownComment>, string?)> Cut(
        IQueryable<Comment> from,
        int total,
        ThreadSort sort,
        int take,
        CancellationToken stop
    )
    {
        var rows = await from.Take(take + 1).ToListAsync(stop);
        var next = rows.Count > take ? ThreadPlace.Write(rows[take - 1], sort) : null;
        return (total, await Flat([.. rows.Take(take)], stop), next);
    }

    async Task<IReadOnlyList<ShownComment>> Flat(List<Comment> rows, CancellationToken stop)
    {
        var trashings = await Trashings(rows, stop);
        return
        [
            .. rows.Select(it => new ShownComment(it, it.Depth, null, trashings.GetValueOrDefault(it.Id), 0, [], it.Replies)),
        ];
    }

    async Task<IReadOnlyList<ShownComment>> Arrange(
        List<Comment> roots,
        List<Comment> replies,
        Guid? reader,
        CancellationToken stop
    )
    {
        List<Comment> shown = [.. roots, .. replies];
        var tree = new CommentTree(
            replies,
            await ParentsElsewhere(shown, stop),
            await Trashings(shown, stop),
            await Votes(shown, reader, stop)
        );
        return [.. roots.Select(tree.Show)];
    }

    /// <summary>
    /// The first replies of every branch in one statement. Each part reads three entries of an index, where a window
    /// function would read the whole branch.
    /// </summary>
    async Task<List<Comment>> FirstRepliesOf(List<Comment> roots, CancellationToken stop)
    {
        var branches = roots.Where(it => it.Replies > 0).Select(it => (object)it.Id).ToArray();
        if (branches.Length == 0)
            return [];
        var table = db.Choice.Table("Comments");
        var parts = branches.Select(
            (_, at) =>
                $$"""SELECT * FROM (SELECT * FROM {{table}} WHERE "RootId" = {{{at}}} AND "Depth" > 0 ORDER BY "CreatedAt", "Id" LIMIT {{FirstReplies}}) AS b{{at}}"""
        );
        return await db
            .Comments.FromSqlRaw(string.Join(" UNION ALL ", parts), branches)
            .AsNoTracking()
            .Include(it => it.Author)
            .OrderBy(it => it.CreatedAt)
            .ThenBy(it => it.Id)
            .ToListAsync(stop);
    }

    /// <summary>On the later pages of a branch, the comment that a reply answers may be on another page.</summary>
    async Task<Dictionary<Guid, Comment>> ParentsElsewhere(List<Comment> shown, CancellationToken stop)
    {
        var here = shown.ToDictionary(it => it.Id);
        var missing = shown.Select(it => it.ParentId).OfType<Guid>().Where(id => !here.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
            foreach (var parent in await All().Where(it => missing.Contains(it.Id)).ToListAsync(stop))
                here.Add(parent.Id, parent);
        return here;
    }

    async Task<Dictionary<Guid, Moderation.Trashing>> Trashings(List<Comment> shown, CancellationToken stop)
    {
        var ids = shown.Where(it => it.TrashedAt is not null).Select(it => it.Id).ToList();
        if (ids.Count == 0)
            return [];
        var found = await db
            .Trashings.AsNoTracking()
            .Where(it => ids.Contains(it.SubjectId) && it.Restoration == null)
            .ToListAsync(stop);
        return found.GroupBy(it => it.SubjectId).ToDictionary(it => it.Key, it => it.MaxBy(trashing => trashing.At)!); // a group is never empty
    }

    async Task<Dictionary<Guid, int>> Votes(List<Comment> shown, Guid? reader, CancellationToken stop)
    {
        if (reader is null)
            return [];
        var ids = shown.Select(it => it.Id).ToList();
        return await db
            .CommentVotes.Where(it => it.PersonId == reader && ids.Contains(it.CommentId))
            .ToDictionaryAsync(it => it.CommentId, it => it.Value, stop);
    }

    IQueryable<Comment> Top(Subject on) => All().Where(it => it.SubjectId == on.Id && it.Depth == 0);

    IQueryable<Comment> Replies(Guid rootId) => All().Where(it => it.RootId == rootId && it.Depth > 0).In(ThreadSort.Oldest);

    IQueryable<Comment> All() => db.Comments.AsNoTracking().Include(it => it.Author);

    static (int Page, int Pages) Within(int page, int total, int size)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        return (Math.Clamp(page, 1, pages), pages);
    }
}
