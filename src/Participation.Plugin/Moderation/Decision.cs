namespace Participation.Moderation;

/// <summary>One line of an item's history.</summary>
/// <param name="By">The agent's name, for colleagues; null for an import.</param>
/// <param name="Reason">Only for a move to the trash.</param>
/// <param name="Text">In the agent's words; empty when the item was kept.</param>
public sealed record Decision(DecisionKind Kind, DateTimeOffset At, string? By, ModerationReason? Reason, string Text);

public enum DecisionKind
{
    Trashed,
    Restored,

    /// <summary>Its reports were closed and it stayed.</summary>
    Kept,
}
