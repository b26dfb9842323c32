using Participation.Processes;

namespace Participation.Petitions;

/// <summary>
/// The life of a petition: each deed is allowed in some stages only, moves it to another and leaves its step. Nothing here
/// knows who may do it: the verbs ask that.
/// </summary>
public static class PetitionLife
{
    /// <summary>Its author files it: first supporters are looked for, or its admissibility waits for a judgement.</summary>
    public static IEnumerable<PetitionStep> File(this Petition petition, DateTimeOffset now)
    {
        Require(petition.Stage is PetitionStage.Draft);
        (petition.FiledAt, petition.Secret) = (now, PetitionKey.New());
        yield return Step(petition, StepKind.Filed, now);
        if (petition.Rules.FirstSupporters == 0)
            yield return petition.Submit(now);
        else
            (petition.Stage, petition.GatherUntil, petition.ConfirmUntil) = (
                PetitionStage.Gathering,
                EndAfter(now, petition.Rules.GatheringDays),
                EndAfter(now, petition.Rules.GatheringDays)
            );
    }

    /// <summary>Agents have it before them; who asked to sign before may still confirm.</summary>
    public static PetitionStep Submit(this Petition petition, DateTimeOffset now)
    {
        Require(petition.Stage is PetitionStage.Draft or PetitionStage.Gathering);
        (petition.Stage, petition.SubmittedAt, petition.ConfirmUntil) = (
            PetitionStage.Admissibility,
            now,
            now.AddDays(petition.Rules.GraceDays)
        );
        return Step(petition, StepKind.Submitted, now);
    }

    /// <summary>What follows from the rules and the clock alone; null when nothing does.</summary>
    public static PetitionStep? Elapse(this Petition petition, DateTimeOffset now)
    {
        var stage = petition.StageAt(now);
        if (stage == petition.Stage)
            return null;
        petition.Stage = stage;
        return Step(petition, stage is PetitionStage.Lapsed ? StepKind.Lapsed : StepKind.Closed, now);
    }

    /// <summary>The author contests a refusal: somebody else judges again.</summary>
    public static PetitionStep? Appeal(this Petition petition, string text, DateTimeOffset now)
    {
        if (petition.Stage is not PetitionStage.Refused)
            return null;
        (petition.Stage, petition.SubmittedAt, petition.ClaimedBy, petition.ClaimedByName) = (
            PetitionStage.Admissibility,
            now,
            null,
            null
        );
        return Step(petition, StepKind.Appealed, now, text: text);
    }

    /// <summary>Whether an agent may do this now.</summary>
    public static bool Allows(this Petition petition, StepKind kind, DateTimeOffset now) =>
        kind switch
        {
            StepKind.Claimed or StepKind.Admitted or StepKind.Refused => petition.Stage is PetitionStage.Admissibility,
            StepKind.Paused => petition.StageAt(now) is PetitionStage.Open,
            StepKind.Resumed => petition.Stage is PetitionStage.Paused,
            StepKind.Extended => petition.StageAt(now) is PetitionStage.Open or PetitionStage.Paused,
            StepKind.Reopened => petition.StageAt(now) is PetitionStage.Closed,
            StepKind.Closed => petition.StageAt(now) is PetitionStage.Open or PetitionStage.Paused,
            StepKind.DebatePlanned or StepKind.Answered => petition.OpenedAt is not null,
            StepKind.DebateHeld => petition.OpenedAt is not null,
            _ => false,
        };

    /// <summary>The same, done. The step was checked: its text, its reason and its day are there.</summary>
    public static void Apply(this Petition petition, PetitionStep step)
    {
        var (rules, now) = (petition.Rules, step.At);
        Require(petition.Allows(step.Kind, now));
        switch (step.Kind)
        {
            case StepKind.Claimed:
                (petition.ClaimedBy, petition.ClaimedByName) = (step.AgentId, step.AgentName);
                break;
            case StepKind.Refused:
                petition.Stage = PetitionStage.Refused;
                break;
            case StepKind.Admitted:
                (petition.Stage, petition.OpenedAt) = (PetitionStage.Open, now);
                petition.CloseAt(EndAfter(now, rules.DurationDays));
                break;
            case StepKind.Paused:
                petition.Stage = PetitionStage.Paused;
                break;
            case StepKind.Resumed:
                petition.Stage = PetitionStage.Open;
                break;
            case StepKind.Extended or StepKind.Reopened when step.On is { } end:
                petition.Stage = petition.Stage is PetitionStage.Paused ? PetitionStage.Paused : PetitionStage.Open;
                petition.CloseAt(end);
                break;
            case StepKind.Closed:
                petition.Stage = PetitionStage.Closed;
                petition.CloseAt(now);
                break;
            case StepKind.DebatePlanned:
                petition.Outcome = Later(petition.Outcome, PetitionOutcome.DebatePlanned);
                break;
            case StepKind.DebateHeld:
                petition.Outcome = Later(petition.Outcome, PetitionOutcome.Debated);
                break;
            default:
                petition.Outcome = PetitionOutcome.Answered;
                break;
        }
    }

    public static PetitionStep Step(Petition petition, StepKind kind, DateTimeOffset now, string text = "", int? tier = null) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            PetitionId = petition.Id,
            Kind = kind,
            At = now,
            Text = text,
            Tier = tier,
        };

    /// <summary>A stretch of days ends when its last day does, in Paris.</summary>
    static DateTimeOffset EndAfter(DateTimeOffset now, int days) =>
        ParisTime.EndOf(DateOnly.FromDateTime(ParisTime.Wall(now)).AddDays(days));

    static void CloseAt(this Petition petition, DateTimeOffset end) =>
        (petition.ClosesAt, petition.ConfirmUntil) = (end, end.AddDays(petition.Rules.GraceDays));

    static PetitionOutcome Later(PetitionOutcome? now, PetitionOutcome next) => now > next ? now.Value : next;

    static void Require(bool allowed)
    {
        if (!allowed)
            throw new InvalidOperationException("The petition is not at a stage for this: the verb asks before.");
    }
}
