using Participation.Moderation;

namespace Participation.Comments;

/// <summary>Hangs the replies of a page below what they answer, at most three levels deep.</summary>
/// <param name="replies">The shown replies, in the order of time.</param>
/// <param name="known">Every comment shown, and those that a shown one answers.</param>
sealed class CommentTree(
    IReadOnlyList<Comment> replies,
    IReadOnlyDictionary<Guid, Comment> known,
    IReadOnlyDictionary<Guid, Trashing> trashings,
    IReadOnlyDictionary<Guid, int> votes
)
{
    const int Deepest = 2;

    readonly ILookup<Guid, Comment> _below = Hang(replies);
    readonly Dictionary<Guid, int> _shown = replies.GroupBy(it => it.RootId).ToDictionary(it => it.Key, it => it.Count());

    public ShownComment Show(Comment root) => Show(root, 0, null);

    ShownComment Show(Comment comment, int level, Comment? above) =>
        new(
            comment,
            level,
            comment.ParentId is { } parent && parent != above?.Id ? known.GetValueOrDefault(parent) : null,
            trashings.GetValueOrDefault(comment.Id),
            votes.GetValueOrDefault(comment.Id),
            [.. _below[comment.Id].Select(reply => Show(reply, level + 1, comment))],
            level == 0 ? Math.Max(0, comment.Replies - _shown.GetValueOrDefault(comment.Id)) : 0
        );

    /// <summary>
    /// Below its parent when that one is shown high enough; below the nearest ancestor that is, otherwise; below the
    /// root when its ancestors are on another page.
    /// </summary>
    static ILookup<Guid, Comment> Hang(IReadOnlyList<Comment> replies)
    {
        var places = new Dictionary<Guid, (Guid Above, int Level)>();
        foreach (var reply in replies)
        {
            var above = reply.ParentId ?? reply.RootId;
            if (above != reply.RootId && !places.ContainsKey(above))
                above = reply.RootId;
            while (above != reply.RootId && places[above].Level >= Deepest)
                above = places[above].Above;
            places[reply.Id] = (above, above == reply.RootId ? 1 : places[above].Level + 1);
        }
        return replies.ToLookup(it => places[it.Id].Above);
    }
}
