namespace Participation.Comments;

/// <summary>What became of a comment that somebody sent.</summary>
/// <param name="Comment">Only when it was added.</param>
/// <param name="RetryAt">When to come back, when it is <see cref="CommentingOutcome.TooFast"/>.</param>
public sealed record Commented(CommentingOutcome Outcome, Comment? Comment = null, DateTimeOffset? RetryAt = null)
{
    public static implicit operator Commented(CommentingOutcome outcome) => new(outcome);
}

public enum CommentingOutcome
{
    Added,
    NoSuchSubject,

    /// <summary>The comment it replies to does not exist here, or is in the trash.</summary>
    NoSuchComment,

    /// <summary>The process is not open to debate now.</summary>
    Closed,
    Empty,
    TooLong,
    UnknownAlignment,

    /// <summary>The service that answers is missing (official answers only).</summary>
    NoService,

    /// <summary>Too many comments in a short time: <see cref="AddComment.MostPerMinute"/>, <see cref="AddComment.MostPerHour"/>.</summary>
    TooFast,
    AddressNotConfirmed,
    NotAnAgent,
}
