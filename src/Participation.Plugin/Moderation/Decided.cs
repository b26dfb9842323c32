namespace Participation.Moderation;

/// <summary>What became of an agent's decision.</summary>
/// <param name="By">The colleague who decided first, when somebody did.</param>
public sealed record Decided(DecisionOutcome Outcome, string? By = null)
{
    public static implicit operator Decided(DecisionOutcome outcome) => new(outcome);
}

public enum DecisionOutcome
{
    Done,
    NotAnAgent,
    NoSuchItem,
    NoReason,
    NoText,
    TextTooLong,

    /// <summary>A colleague decided since the agent opened the page, or the item is already where it should go.</summary>
    AlreadyDecided,
}
