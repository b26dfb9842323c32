namespace Participation.FollowUp;

/// <summary>How a status looks and reads (F1): a class of the sheet, an icon, and a word of the room's resources.</summary>
public static class Statuses
{
    public static IReadOnlyList<FollowUpStatus> All { get; } = Enum.GetValues<FollowUpStatus>();

    /// <summary>Null for a word that is none of them (a number neither).</summary>
    public static FollowUpStatus? Read(string? word) =>
        All.Where(status => string.Equals(status.ToString(), word, StringComparison.OrdinalIgnoreCase))
            .Select(status => (FollowUpStatus?)status)
            .FirstOrDefault();

    /// <summary>The class beside <c>status</c> in docs/look.md.</summary>
    public static string Class(FollowUpStatus status) => Look(status).Class;

    /// <summary>The icon's name in <c>icons.svg</c>.</summary>
    public static string Icon(FollowUpStatus status) => Look(status).Icon;

    /// <summary>The name in <c>FollowUpRoom.resx</c>.</summary>
    public static string Word(FollowUpStatus status) => "Status." + status;

    static (string Class, string Icon) Look(FollowUpStatus status) =>
        status switch
        {
            FollowUpStatus.TakenIntoAccount => ("taken", "check"),
            FollowUpStatus.AlreadyDone => ("done", "flag"),
            FollowUpStatus.UnderStudy => ("study", "search"),
            FollowUpStatus.NotRetained => ("rejected", "cross"),
            _ => ("out", "leave"),
        };
}
