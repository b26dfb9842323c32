namespace Participation.Citizens;

/// <summary>A room where people take part once, and that can tell them so in "my participation".</summary>
public interface ITakenPart
{
    /// <summary>In the reader's language, the latest first.</summary>
    Task<IReadOnlyList<TakenPart>> Of(Guid personId, CancellationToken stop);
}

/// <param name="Path">Site-relative, in the reader's language.</param>
/// <param name="Day">The finest time that is kept.</param>
/// <param name="Resume">Where they go on, from the root and without language; null when it is done or cannot be known.</param>
public sealed record TakenPart(string Title, string Path, DateOnly Day, TakenPartState State, string? Resume);

public enum TakenPartState
{
    UnderWay,
    Done,

    /// <summary>No link is stored between the person and the rest.</summary>
    Unlinked,
}
