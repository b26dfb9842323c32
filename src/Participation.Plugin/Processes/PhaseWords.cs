using Microsoft.Extensions.Localization;

namespace Participation.Processes;

/// <summary>The dates of a phase in a sentence.</summary>
public static class PhaseWords
{
    /// <summary>« Du 2 novembre au 11 décembre 2026 »; open-ended on either side.</summary>
    public static string Dates(Phase phase, IStringLocalizer<ProcessesRoom> words) =>
        (phase.Opens, phase.Closes) switch
        {
            ({ } opens, { } closes) => words["FromTo", Pages.Dates.Day(opens), LastMoment(closes)],
            ({ } opens, null) => words["From", Pages.Dates.Day(opens)],
            (null, { } closes) => words["Until", LastMoment(closes)],
            _ => "",
        };

    /// <summary>A phase that closes at midnight is said by its last day, one that closes at an hour by that hour.</summary>
    public static string LastMoment(DateTimeOffset closes) =>
        ParisTime.Wall(closes).TimeOfDay == TimeSpan.Zero ? Pages.Dates.Day(closes.AddSeconds(-1)) : Pages.Dates.Moment(closes);
}
