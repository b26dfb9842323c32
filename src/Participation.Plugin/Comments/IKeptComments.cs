namespace Participation.Comments;

/// <summary>
/// Keeps the comment of somebody who is not signed in yet, with the drafts: the room that owns them implements it. The
/// secret travels through sign-up, so that the text is found again in another tab or browser.
/// </summary>
public interface IKeptComments
{
    /// <summary>Keeps the text as typed; answers its secret.</summary>
    Task<string> Keep(KeptComment typed, CancellationToken stop);

    /// <summary>Null for what is not a secret of ours, or a text that belongs to another person.</summary>
    Task<KeptComment?> Find(string? secret, Guid? personId, CancellationToken stop);

    /// <summary>The text has been published.</summary>
    Task Forget(string? secret, Guid personId, CancellationToken stop);
}

/// <param name="ReturnUrl">Where it was being written; site-relative, without language.</param>
public sealed record KeptComment(Discussed Subject, CommentForm Form, string ReturnUrl);
