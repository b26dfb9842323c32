using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// An agent moves a petition on: claims, admits or refuses it, pauses, extends, reopens it, says when it is debated and
/// what is answered. Every deed is a step with the agent, the instant and the published reason, and those concerned are told.
/// </summary>
public sealed class DecideOnPetition(ParticipationDb db, TellOfPetition tell, TimeProvider clock)
{
    public const int LongestText = 10_000;

    /// <summary>What agents do; the other steps follow from rules and from the author.</summary>
    public static IReadOnlyList<StepKind> Deeds { get; } =
    [
        StepKind.Claimed,
        StepKind.Admitted,
        StepKind.Refused,
        StepKind.Paused,
        StepKind.Resumed,
        StepKind.Extended,
        StepKind.Closed,
        StepKind.Reopened,
        StepKind.DebatePlanned,
        StepKind.DebateHeld,
        StepKind.Answered,
    ];

    /// <param name="Deed">One of <see cref="Deeds"/>, by name, in any case.</param>
    public sealed record Form(string? Deed, string? Text)
    {
        /// <summary>Name of a <see cref="RefusalReason"/>.</summary>
        public string? Reason { get; init; }

        /// <summary>The last day of the collection, or the day of the debate, in Paris: <c>2027-03-31</c>.</summary>
        public string? Day { get; init; }

        /// <summary>A web address, as the next.</summary>
        public string? Video { get; init; }
        public string? Minutes { get; init; }

        /// <summary>When the page was read: a colleague who decided since is noticed.</summary>
        public DateTimeOffset? Seen { get; init; }
    }

    public enum Outcome
    {
        Done,
        NotAnAgent,
        NoSuchPetition,
        NoSuchDeed,

        /// <summary>Its stage does not allow it, or a colleague decided since the page was read.</summary>
        NotNow,

        /// <summary>An appeal is judged by somebody else than who refused.</summary>
        AnotherAgent,
        NoReason,
        NoText,
        TextTooLong,
        NoDay,

        /// <summary>An end that has passed already.</summary>
        DayPassed,
        BadAddress,
    }

    public async Task<Outcome> Run(Agent? agent, Guid id, Form form, CancellationToken stop)
    {
        if (agent is null)
            return Outcome.NotAnAgent;
        if (
            Deeds.Where(deed => string.Equals(deed.ToString(), form.Deed, StringComparison.OrdinalIgnoreCase)).ToList()
            is not [var kind]
        )
            return Outcome.NoSuchDeed;
        if (Check(kind, form) is { } wrong)
            return wrong;
        return await db.InTransaction(() => Decide(agent, id, kind, form, stop), stop);
    }

    async Task<Outcome> Decide(Agent agent, Guid id, StepKind kind, Form form, CancellationToken stop)
    {
        await db.TakeTurn(id, stop);
        var now = clock.GetUtcNow();
        if (await db.Petitions.SingleOrDefaultAsync(row => row.Id == id, stop) is not { } petition)
            return Outcome.NoSuchPetition;
        if (!petition.Allows(kind, now) || await IsOvertaken(petition.Id, form.Seen, stop))
            return Outcome.NotNow;
        if (kind is StepKind.Admitted or StepKind.Refused && await Refused(id, stop) == agent.Id)
            return Outcome.AnotherAgent;
        var step = new PetitionStep
        {
            Id = Guid.CreateVersion7(now),
            PetitionId = id,
            Kind = kind,
            At = now,
            AgentId = agent.Id,
            AgentName = agent.Name,
            Reason = kind is StepKind.Refused ? Reasons.Read(form.Reason) : null,
            Text = TypedText.Clean(form.Text),
            On = On(kind, form),
            Video = Web(form.Video),
            Minutes = Web(form.Minutes),
        };
        if (step.On <= now && kind is (StepKind.Extended or StepKind.Reopened))
            return Outcome.DayPassed;
        petition.Apply(step);
        db.PetitionSteps.Add(step);
        await tell.Decided(petition, step, stop);
        db.Announce(Petition.Kind, id);
        await db.SaveChangesAsync(stop);
        return Outcome.Done;
    }

    async Task<bool> IsOvertaken(Guid id, DateTimeOffset? seen, CancellationToken stop) =>
        seen is not null
        && await db.PetitionSteps.AnyAsync(row => row.PetitionId == id && row.AgentId != null && row.At > seen, stop);

    /// <summary>Who refused before the appeal; null when nobody did.</summary>
    Task<Guid?> Refused(Guid id, CancellationToken stop) =>
        db
            .PetitionSteps.Where(row => row.PetitionId == id && row.Kind == StepKind.Refused)
            .OrderByDescending(row => row.At)
            .Select(row => row.AgentId)
            .FirstOrDefaultAsync(stop);

    static Outcome? Check(StepKind kind, Form form)
    {
        var text = TypedText.Clean(form.Text);
        if (kind is StepKind.Refused && Reasons.Read(form.Reason) is null)
            return Outcome.NoReason;
        if (NeedsText(kind) && text.Length == 0)
            return Outcome.NoText;
        if (text.Length > LongestText)
            return Outcome.TextTooLong;
        if (NeedsDay(kind) && On(kind, form) is null)
            return Outcome.NoDay;
        return IsWrong(form.Video) || IsWrong(form.Minutes) ? Outcome.BadAddress : null;
    }

    /// <summary>What is published with the deed.</summary>
    public static bool NeedsText(StepKind kind) => kind is not (StepKind.Claimed or StepKind.Admitted or StepKind.DebateHeld);

    public static bool NeedsDay(StepKind kind) =>
        kind is StepKind.Extended or StepKind.Reopened or StepKind.DebatePlanned or StepKind.DebateHeld;

    /// <summary>A collection ends when its last day does; a debate is on its day.</summary>
    static DateTimeOffset? On(StepKind kind, Form form) =>
        !NeedsDay(kind) || !DateOnly.TryParseExact(form.Day, "yyyy-MM-dd", out var day) ? null
        : kind is StepKind.Extended or StepKind.Reopened ? ParisTime.EndOf(day)
        : ParisTime.StartOf(day);

    static bool IsWrong(string? address) => !string.IsNullOrWhiteSpace(address) && Web(address) is null;

    static string? Web(string? address) =>
        address?.Trim() is { Length: > 0 and <= 500 } text
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
            ? uri.AbsoluteUri
            : null;

    /// <summary>The reasons of a refusal, as words of forms and of the API.</summary>
    public static class Reasons
    {
        public static IReadOnlyList<RefusalReason> All { get; } = Enum.GetValues<RefusalReason>();

        public static RefusalReason? Read(string? word) =>
            All.Where(reason => string.Equals(reason.ToString(), word, StringComparison.OrdinalIgnoreCase))
                .Select(reason => (RefusalReason?)reason)
                .FirstOrDefault();
    }
}
