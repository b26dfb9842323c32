namespace Participation.Moderation;

/// <summary>
/// What can be reported and moved to the trash. The room that owns the items implements it, scoped, over the same
/// <c>ParticipationDb</c> as the verbs.
/// </summary>
public interface IModeratable
{
    /// <summary>As in the change feed: <c>contribution</c>, <c>comment</c>. Its plural (with an s) is the segment of addresses.</summary>
    string Kind { get; }

    /// <summary>The items found among <paramref name="ids"/>, in as many queries whatever their number.</summary>
    Task<IReadOnlyDictionary<Guid, Moderated>> Load(IReadOnlyCollection<Guid> ids, CancellationToken stop);

    /// <summary>
    /// Marks the item as trashed, moves the counters that it was counted in, and announces it. False when it is in the
    /// trash already or does not exist: somebody else decided. Called inside a transaction.
    /// </summary>
    Task<bool> MoveToTrash(Guid id, DateTimeOffset at, CancellationToken stop);

    /// <summary>The opposite; false when it is not in the trash. Called inside a transaction.</summary>
    Task<bool> TakeOut(Guid id, CancellationToken stop);
}

/// <summary>An item as moderation shows it.</summary>
/// <param name="Type">Alias of its type (<c>proposal</c>…), or its kind.</param>
/// <param name="Title">Never empty: the first words when the item has no title.</param>
/// <param name="Url">Path from the root without the language's prefix.</param>
/// <param name="AuthorId">Null for an official answer.</param>
/// <param name="Author">Pseudonym, or the service of an official answer; null for a closed account.</param>
/// <param name="IsWithdrawn">The author took it back.</param>
/// <param name="IsPublic">Everybody may read it: it is neither withdrawn nor in the trash, and nor is what it hangs on.</param>
public sealed record Moderated(
    string Kind,
    Guid Id,
    Guid ProcessId,
    string Type,
    string Title,
    string Body,
    string Url,
    Guid? AuthorId,
    string? Author,
    DateTimeOffset CreatedAt,
    DateTimeOffset? TrashedAt,
    bool IsWithdrawn,
    bool IsPublic
);
