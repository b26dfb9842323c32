namespace Participation.Processes;

/// <summary>A published consultation, as the rooms need it. Immutable; the same for everyone.</summary>
/// <param name="Id">Key of the document.</param>
/// <param name="Slug">Last segment of its French address; names the process in the API and in commands.</param>
/// <param name="Title">In the asked culture.</param>
/// <param name="Url">Site-relative, in the asked culture.</param>
/// <param name="Phases">In time order.</param>
/// <param name="Sections">As the editors ordered them.</param>
/// <param name="Themes">Shown and stored as they are.</param>
/// <param name="Forms">Aliases of the element types that can stand by themselves: <c>proposal</c>, <c>question</c>…</param>
/// <param name="Children">Aliases that answer to a contribution: <c>argument</c>, <c>source</c>.</param>
/// <param name="AllowsComments">Whether threads are open while the process is.</param>
/// <param name="AsksPlace">Whether the form asks for a commune and a point on the map.</param>
public sealed record Process(
    Guid Id,
    string Slug,
    string Title,
    string Url,
    string Summary,
    IReadOnlyList<Phase> Phases,
    IReadOnlyList<Section> Sections,
    IReadOnlyList<string> Themes,
    IReadOnlyList<string> Forms,
    IReadOnlyList<string> Children,
    bool AllowsComments,
    bool AsksPlace
)
{
    /// <summary>The phase that <paramref name="now"/> falls in; null before the first, between two and after the last.</summary>
    public Phase? PhaseAt(DateTimeOffset now) => Phases.FirstOrDefault(phase => phase.Holds(now));

    /// <summary>Whether citizens can write at this instant.</summary>
    public bool IsOpenAt(DateTimeOffset now) => PhaseAt(now)?.Kind is PhaseKind.Contribute;

    /// <summary>Whether citizens can comment and support at this instant: while contributing, and in a phase that says so.</summary>
    public bool IsDebateOpenAt(DateTimeOffset now) => PhaseAt(now)?.Kind is PhaseKind.Contribute or PhaseKind.Discuss;

    /// <summary>Whether this type can be brought here, by itself or as an answer to a contribution.</summary>
    public bool Takes(string type, bool asChild) => (asChild ? Children : Forms).Contains(type, StringComparer.Ordinal);

    public Section? SectionOf(string? identifier) =>
        Sections.FirstOrDefault(section => string.Equals(section.Identifier, identifier, StringComparison.Ordinal));

    /// <summary>The words for a stored section: its title, or the stored words themselves for an import.</summary>
    public string? SectionTitle(string? identifier) => SectionOf(identifier)?.Title ?? identifier;
}

/// <param name="Identifier">Stable; stored with contributions.</param>
public sealed record Section(string Identifier, string Title, string? TextHtml);

/// <summary>A stretch of time with one purpose. Half-open: it holds from <paramref name="Opens"/> until just before <paramref name="Closes"/>.</summary>
public sealed record Phase(string Name, PhaseKind Kind, DateTimeOffset? Opens, DateTimeOffset? Closes, string? Description)
{
    public bool Holds(DateTimeOffset now) => (Opens is null || Opens <= now) && (Closes is null || now < Closes);

    public bool IsOverAt(DateTimeOffset now) => Closes is { } closes && closes <= now;
}

public enum PhaseKind
{
    Inform,
    Contribute,
    Discuss,
    Analyse,
    Decide,
    Report,
}
