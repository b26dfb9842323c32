namespace Participation.Comments;

/// <summary>
/// What a thread hangs on. The room that owns the subject implements it, scoped, over the same
/// <c>ParticipationDb</c> as the verbs, so that counters move in the transaction of what they count.
/// </summary>
public interface ICommentable
{
    /// <summary>As in <see cref="Comment.SubjectKind"/>: <c>contribution</c>…</summary>
    string Kind { get; }

    /// <summary>The subject, or null when there is none of that id. Whether it is open depends on <paramref name="now"/> alone.</summary>
    Task<Discussed?> Find(Guid id, DateTimeOffset now, CancellationToken stop);

    /// <summary>Those of <paramref name="ids"/> whose thread may be read, in one query: <see cref="Discussed.IsPublic"/> of many.</summary>
    Task<IReadOnlySet<Guid>> Public(IReadOnlyCollection<Guid> ids, CancellationToken stop);

    /// <summary>
    /// Adds to the subject's counter of comments that are not in the trash (+1 or -1), notes the first reaction of
    /// somebody else than its author, and announces the subject in the feed. Called inside a transaction, first: it
    /// takes the lock on the subject's row, and comments of one subject take turns.
    /// </summary>
    /// <param name="writerId">Who commented; null for an official answer.</param>
    Task Count(Guid id, int by, Guid? writerId, DateTimeOffset at, CancellationToken stop);
}

/// <summary>A subject as its thread needs it.</summary>
/// <param name="Title">Never empty: the first words when the subject has no title.</param>
/// <param name="Url">Path from the root without the language's prefix: <c>/contributions/{id}</c>.</param>
/// <param name="IsPublic">Whether the thread may be read (the subject was neither withdrawn nor moved to the trash).</param>
/// <param name="IsOpen">Whether citizens may write and vote now.</param>
/// <param name="Comments">The counter.</param>
public sealed record Discussed(
    string Kind,
    Guid Id,
    Guid ProcessId,
    string Title,
    string Url,
    bool IsPublic,
    bool IsOpen,
    int Comments
);
