using Participation.Moderation;

namespace Participation.Comments;

/// <summary>A comment in its place on a page.</summary>
/// <param name="Level">0 at the top, 2 at most: deeper replies are shown flat.</param>
/// <param name="InReplyTo">The comment it replies to, when the page does not show it right above.</param>
/// <param name="Trashing">Why it is in the trash, while it is there.</param>
/// <param name="MyVote">1, -1, or 0: the reader's own vote.</param>
/// <param name="Replies">The shown replies below it, in the order of time.</param>
/// <param name="Hidden">Replies of this branch that the page does not show.</param>
public sealed record ShownComment(
    Comment Comment,
    int Level,
    Comment? InReplyTo,
    Trashing? Trashing,
    int MyVote,
    IReadOnlyList<ShownComment> Replies,
    int Hidden
)
{
    public bool IsTrashed => Comment.TrashedAt is not null;
    public bool IsOfficial => Comment.OfficialName is not null;
}

/// <summary>A page of a thread.</summary>
/// <param name="Total">Comments at the top of the thread, or replies of the branch; over all pages.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">At least 1.</param>
public sealed record ThreadPage(int Total, int Page, int Pages, IReadOnlyList<ShownComment> Items);
