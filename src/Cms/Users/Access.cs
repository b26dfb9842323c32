using Microsoft.AspNetCore.Http;

namespace Cms.Users;

/// <summary>
/// What the user of a request may see and do: the union of their groups. Every verb of the backoffice asks here; what the
/// client hides is a courtesy.
/// </summary>
public sealed class Access(StaffUser user, IReadOnlyList<UserGroup> groups)
{
    static readonly object InRequest = new();

    public StaffUser User => user;
    public IReadOnlyList<UserGroup> Groups => groups;
    public bool IsAdministrator => groups.Any(group => group.Alias == StaffGroup.Administrators);

    public IReadOnlySet<string> Sections { get; } =
        groups.SelectMany(group => group.Rights.Sections).ToHashSet(StringComparer.Ordinal);

    public IReadOnlySet<string> Verbs { get; } = groups.SelectMany(group => group.Rights.Verbs).ToHashSet(StringComparer.Ordinal);

    public bool AllLanguages => groups.Any(group => group.Rights.AllLanguages);

    public IReadOnlySet<string> Languages { get; } =
        groups.SelectMany(group => group.Rights.Languages).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public Reach Documents { get; } =
        Reach.Of(
            user.Reach is { DocumentRoot: true } || groups.Any(group => group.Rights.DocumentRoot),
            groups.Select(group => group.Rights.DocumentStart),
            user.Reach?.Documents
        );

    public Reach Media { get; } =
        Reach.Of(
            user.Reach is { MediaRoot: true } || groups.Any(group => group.Rights.MediaRoot),
            groups.Select(group => group.Rights.MediaStart),
            user.Reach?.Media
        );

    /// <summary>Whether they may write in this culture; "" is what does not vary.</summary>
    public bool MayWrite(string culture) => culture.Length == 0 || AllLanguages || Languages.Contains(culture);

    /// <summary>What they may do with a document: in each group, what is said of the nearest document above, else the group's own.</summary>
    /// <param name="path">Keys from the root to the document itself; empty for the root.</param>
    public IReadOnlySet<string> VerbsOn(IReadOnlyList<Guid> path) =>
        groups.SelectMany(group => Nearest(group.Rights, path)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether they may do this with a document, or with the root when the path is empty.</summary>
    public bool May(string verb, IReadOnlyList<Guid> path) => Documents.Includes(path) && VerbsOn(path).Contains(verb);

    static IEnumerable<string> Nearest(GroupRights rights, IReadOnlyList<Guid> path)
    {
        for (var index = path.Count - 1; index >= 0; index--)
            if (rights.Documents.FirstOrDefault(said => said.Document == path[index]) is { } said)
                return said.Verbs;
        return rights.Verbs;
    }

    /// <summary>The user of a request that was let in.</summary>
    public static ValueTask<Access?> BindAsync(HttpContext http) => ValueTask.FromResult(Of(http));

    internal static Access? Of(HttpContext http) => http.Items.TryGetValue(InRequest, out var access) ? access as Access : null;

    internal void Enter(HttpContext http) => http.Items[InRequest] = this;
}

/// <summary>The part of a tree somebody sees.</summary>
/// <param name="Root">All of it.</param>
/// <param name="Starts">Else, these and what is below.</param>
public sealed record Reach(bool Root, IReadOnlySet<Guid> Starts)
{
    /// <param name="path">Keys from the root to the node itself.</param>
    public bool Includes(IReadOnlyList<Guid> path) => Root || path.Any(Starts.Contains);

    internal static Reach Of(bool root, IEnumerable<Guid?> starts, IEnumerable<Guid>? more) =>
        new(root, starts.OfType<Guid>().Concat(more ?? []).ToHashSet());
}
