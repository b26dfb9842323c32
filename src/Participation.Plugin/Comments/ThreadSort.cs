using System.Linq.Expressions;

namespace Participation.Comments;

/// <summary>The order of the comments at the top of a thread. Replies are always read in the order of time.</summary>
public enum ThreadSort
{
    /// <summary>Votes up less votes down; the newest first among equals.</summary>
    Useful,
    Newest,
    Oldest,

    /// <summary>Direct and indirect replies; the newest first among equals.</summary>
    Replied,
}

static class ThreadSorts
{
    /// <summary>The words of addresses and of the API.</summary>
    public static readonly IReadOnlyList<(ThreadSort Sort, string Word)> All =
    [
        (ThreadSort.Useful, "useful"),
        (ThreadSort.Newest, "newest"),
        (ThreadSort.Oldest, "oldest"),
        (ThreadSort.Replied, "replied"),
    ];

    /// <summary>An unknown word is the default order: an old or mistyped address still shows the thread.</summary>
    public static ThreadSort Read(string? word) => All.FirstOrDefault(it => it.Word == word).Sort;

    public static string Write(ThreadSort sort) => All.First(it => it.Sort == sort).Word;

    /// <summary>Every order ends with the id, so that pages neither skip nor repeat; each has its index (<c>CommentTable</c>).</summary>
    public static IQueryable<Comment> In(this IQueryable<Comment> comments, ThreadSort sort) =>
        sort switch
        {
            ThreadSort.Oldest => comments.OrderBy(it => it.CreatedAt).ThenBy(it => it.Id),
            ThreadSort.Useful => comments
                .OrderByDescending(it => it.Score)
                .ThenByDescending(it => it.CreatedAt)
                .ThenByDescending(it => it.Id),
            ThreadSort.Replied => comments
                .OrderByDescending(it => it.Replies)
                .ThenByDescending(it => it.CreatedAt)
                .ThenByDescending(it => it.Id),
            _ => comments.OrderByDescending(it => it.CreatedAt).ThenByDescending(it => it.Id),
        };

    /// <summary>Those that come after a place in this order.</summary>
    public static IQueryable<Comment> After(this IQueryable<Comment> comments, ThreadSort sort, ThreadPlace place)
    {
        var (figure, at, id) = place;
        return comments.Where(
            sort switch
            {
                ThreadSort.Oldest => it => it.CreatedAt > at || it.CreatedAt == at && it.Id.CompareTo(id) > 0,
                ThreadSort.Useful => it =>
                    it.Score < figure
                    || it.Score == figure && (it.CreatedAt < at || it.CreatedAt == at && it.Id.CompareTo(id) < 0),
                ThreadSort.Replied => it =>
                    it.Replies < figure
                    || it.Replies == figure && (it.CreatedAt < at || it.CreatedAt == at && it.Id.CompareTo(id) < 0),
                _ => (Expression<Func<Comment, bool>>)(it => it.CreatedAt < at || it.CreatedAt == at && it.Id.CompareTo(id) < 0),
            }
        );
    }
}
