namespace Participation.Moderation;

/// <summary>The reasons of the charter as words of forms and of the API: <c>offTopic</c>, <c>insulting</c>…</summary>
static class Reasons
{
    public static IReadOnlyList<ModerationReason> All { get; } = Enum.GetValues<ModerationReason>();

    /// <summary>Null for a word that is none of them (a number neither).</summary>
    public static ModerationReason? Read(string? word) =>
        All.Where(reason => string.Equals(reason.ToString(), word, StringComparison.OrdinalIgnoreCase))
            .Select(reason => (ModerationReason?)reason)
            .FirstOrDefault();

    public static string Write(ModerationReason reason)
    {
        var name = reason.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
