using Participation.Processes;

namespace Site.Templates;

/// <summary>A consultation as a card shows it at one instant.</summary>
public sealed record ProcessCard(Process Process, DateTimeOffset Now)
{
    /// <summary>From how many days on a countdown says less than a date.</summary>
    public const int Soon = 60;

    public bool IsOpen => Process.IsOpenAt(Now) || Process.IsDebateOpenAt(Now);

    public bool IsOver => !IsOpen && Process.Phases.Count > 0 && Process.Phases.All(phase => phase.IsOverAt(Now));

    /// <summary>When the phase that is open now closes; null when it has no end or nothing is open.</summary>
    public DateTimeOffset? Closes => IsOpen ? Process.PhaseAt(Now)?.Closes : null;

    /// <summary>When the next phase opens, for what is not open yet.</summary>
    public DateTimeOffset? Opens => Process.Phases.Select(phase => phase.Opens).Where(opens => opens > Now).Min();

    /// <summary>Whole days until it closes; 0 on the last day.</summary>
    public int? DaysLeft =>
        Closes is { } closes ? (ParisTime.Wall(closes.AddTicks(-1)).Date - ParisTime.Wall(Now).Date).Days : null;

    /// <summary>What is open first, then what opens next, then what is over.</summary>
    public static IReadOnlyList<ProcessCard> InOrder(IEnumerable<Process> processes, DateTimeOffset now) =>
        [
            .. processes
                .Select(process => new ProcessCard(process, now))
                .OrderBy(card =>
                    card.IsOpen ? 0
                    : card.IsOver ? 2
                    : 1
                ),
        ];
}
