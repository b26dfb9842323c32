namespace Participation.Pages;

/// <summary>What a room shows of what a search of the whole site found among its things.</summary>
public interface IShowFound
{
    /// <summary>The room's word in the index: of its value sets and of the facet of kinds.</summary>
    string Kind { get; }

    /// <summary>How the reader calls these things, many of them: <c>Contributions</c>.</summary>
    string Heading { get; }

    /// <summary>What is still public, in any order; ids of other kinds are ignored.</summary>
    Task<IReadOnlyList<FoundItem>> Load(IReadOnlyList<Guid> ids, CancellationToken stop);
}

/// <param name="Url">From the root, without the language.</param>
/// <param name="Text">Where an excerpt is taken from.</param>
/// <param name="Byline">What it is, by whom.</param>
/// <param name="About">The title of what it is an answer to; null or empty when it stands by itself.</param>
public sealed record FoundItem(Guid Id, string Url, string Title, string Text, string Byline, DateTimeOffset At, string? About);
