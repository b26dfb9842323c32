namespace Participation.Petitions;

/// <summary>Something that happened to a petition: who, when, why. Never changed, never deleted.</summary>
public sealed class PetitionStep
{
    public Guid Id { get; init; }
    public required Guid PetitionId { get; init; }
    public required StepKind Kind { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>The agent who decided; null for the author and for what follows from the rules.</summary>
    public Guid? AgentId { get; init; }

    /// <summary>For colleagues, never for the public.</summary>
    public string? AgentName { get; init; }

    /// <summary>Only for a refusal.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>The reason in the agent's words, or the answer; published.</summary>
    public string Text { get; init; } = "";

    /// <summary>Place of the tier in the rules, from 0.</summary>
    public int? Tier { get; init; }

    /// <summary>The new end of the collection, or the day of the debate.</summary>
    public DateTimeOffset? On { get; init; }

    /// <summary>Where the debate can be seen.</summary>
    public string? Video { get; init; }

    /// <summary>Where its minutes can be read.</summary>
    public string? Minutes { get; init; }
}

public enum StepKind
{
    Filed,
    Submitted,
    Claimed,
    Admitted,
    Refused,

    /// <summary>The author contests the refusal: another agent judges again.</summary>
    Appealed,
    Lapsed,
    TierReached,

    /// <summary>Signatures were invalidated, and it does not hold any more.</summary>
    TierLost,
    Paused,
    Resumed,
    Extended,
    Closed,
    Reopened,
    DebatePlanned,
    DebateHeld,
    Answered,
    Anonymised,
}

/// <summary>The list that a refusal chooses from; published.</summary>
public enum RefusalReason
{
    OutOfScope,
    AlreadyUnderWay,
    Duplicate,
    Unclear,
    PersonalOrCommercial,
    AgainstTheLaw,
    Charter,
}
