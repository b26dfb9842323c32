using System.Text.Json;
using Participation.Citizens;

namespace Participation.Petitions;

/// <summary>
/// What citizens ask the metropolis to debate or to do. Where it stands is the sum of its steps
/// (<see cref="PetitionStep"/>); the columns here keep the last word of each. Whether it is open depends on the instant
/// that is asked about, never on a column alone.
/// </summary>
public sealed class Petition
{
    /// <summary>The kind in the change feed, in reports and in the trash.</summary>
    public const string Kind = "petition";

    PetitionRules? _rules;

    public Guid Id { get; init; }

    /// <summary>The key of the document with the rules.</summary>
    public required Guid ProcessId { get; init; }

    public required Guid AuthorId { get; init; }
    public Person? Author { get; init; }

    public string Title { get; set; } = "";

    /// <summary>Plain text; blank lines separate paragraphs.</summary>
    public string Body { get; set; } = "";

    /// <summary>The rules of the day it was filed, as JSON.</summary>
    public required string FrozenRules { get; set; }

    public PetitionStage Stage { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was filed by its author; null for a draft.</summary>
    public DateTimeOffset? FiledAt { get; set; }

    /// <summary>When its admissibility began to wait for a judgement.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>Until just before then first supporters may sign.</summary>
    public DateTimeOffset? GatherUntil { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>Until just before then people may sign.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>Until just before then who signed in time may confirm.</summary>
    public DateTimeOffset? ConfirmUntil { get; set; }

    /// <summary>The latest of: debate planned, debate held, answered; null before.</summary>
    public PetitionOutcome? Outcome { get; set; }

    /// <summary>How many tiers hold now, by its steps.</summary>
    public int TiersHeld { get; set; }

    /// <summary>The agent who judges, while they do.</summary>
    public Guid? ClaimedBy { get; set; }

    /// <summary>For colleagues, never for the public.</summary>
    public string? ClaimedByName { get; set; }

    /// <summary>Key of the hashes of networks and mailboxes (<see cref="PetitionKey"/>); destroyed with names and addresses.</summary>
    public byte[]? Secret { get; set; }

    /// <summary>Comments in its thread, the trashed ones not counted.</summary>
    public int Comments { get; set; }

    public DateTimeOffset? TrashedAt { get; set; }

    /// <summary>When names and addresses of who signed were erased.</summary>
    public DateTimeOffset? AnonymisedAt { get; set; }

    public PetitionRules Rules =>
        _rules ??=
            JsonSerializer.Deserialize<PetitionRules>(FrozenRules)
            ?? throw new InvalidOperationException("A petition without rules.");

    public static string Freeze(PetitionRules rules) => JsonSerializer.Serialize(rules);

    /// <summary>Where it stands at this instant: a collection ends when its time has come, whether a step says so already or not.</summary>
    public PetitionStage StageAt(DateTimeOffset now) =>
        Stage switch
        {
            PetitionStage.Gathering when GatherUntil <= now => PetitionStage.Lapsed,
            PetitionStage.Open when ClosesAt <= now => PetitionStage.Closed,
            var stage => stage,
        };

    /// <summary>Whether somebody can sign now.</summary>
    public bool TakesSignaturesAt(DateTimeOffset now) => StageAt(now) is PetitionStage.Gathering or PetitionStage.Open;

    /// <summary>Whether who signed in time can still confirm.</summary>
    public bool TakesConfirmationsAt(DateTimeOffset now) => TakesConfirmations(Stage, ConfirmUntil, now);

    internal static bool TakesConfirmations(PetitionStage stage, DateTimeOffset? until, DateTimeOffset now) =>
        stage is not (PetitionStage.Draft or PetitionStage.Refused or PetitionStage.Paused) && now < until;

    /// <summary>Whether it can be read by everyone. A refused one stays public, with its reason; a draft is its author's.</summary>
    public bool IsPublic => Stage is not PetitionStage.Draft && TrashedAt is null;

    /// <summary>Until when the judgement is promised.</summary>
    public DateTimeOffset? JudgedBy => SubmittedAt?.AddDays(Rules.AdmissibilityDays);

    /// <summary>Everything that is kept of who signed goes at this instant; null while the end is not known.</summary>
    public DateTimeOffset? AnonymiseAt =>
        (Stage is PetitionStage.Refused ? SubmittedAt : ClosesAt ?? GatherUntil)?.AddDays(Rules.AnonymiseAfterDays);
}

/// <summary>The stages of a collection.</summary>
public enum PetitionStage
{
    Draft,

    /// <summary>Looking for its first supporters.</summary>
    Gathering,

    /// <summary>Not enough first supporters in time.</summary>
    Lapsed,

    /// <summary>Agents judge whether it is admissible.</summary>
    Admissibility,
    Refused,
    Open,
    Paused,
    Closed,
}

/// <summary>What became of it; later ones come after.</summary>
public enum PetitionOutcome
{
    DebatePlanned,
    Debated,
    Answered,
}
