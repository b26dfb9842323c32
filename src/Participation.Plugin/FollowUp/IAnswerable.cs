namespace Participation.FollowUp;

/// <summary>
/// What the institution answers to. The room that owns the items implements it, scoped, over the same
/// <c>ParticipationDb</c> as the verbs.
/// </summary>
public interface IAnswerable
{
    /// <summary>Null when there is none of that id.</summary>
    Task<Answerable?> Find(Guid id, CancellationToken stop);

    /// <summary>Gives the status of the latest answer and announces the item. Called inside a transaction.</summary>
    Task SetStatus(Guid id, FollowUpStatus status, CancellationToken stop);

    /// <summary>Listed items without a status, those that have waited longest first.</summary>
    /// <param name="processId">Of this process only; null for all.</param>
    Task<Waiting> Unanswered(Guid? processId, int skip, int take, CancellationToken stop);
}

/// <summary>An item as its answer needs it.</summary>
/// <param name="Title">Never empty.</param>
/// <param name="Url">Path from the root without the language's prefix.</param>
/// <param name="IsListed">Neither withdrawn nor in the trash.</param>
public sealed record Answerable(
    Guid Id,
    Guid ProcessId,
    string Title,
    string Url,
    Guid AuthorId,
    FollowUpStatus? Status,
    bool IsListed,
    DateTimeOffset CreatedAt
);

/// <param name="Total">All that wait.</param>
public sealed record Waiting(int Total, IReadOnlyList<Answerable> Items);
