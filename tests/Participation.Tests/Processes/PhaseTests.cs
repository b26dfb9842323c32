using CsCheck;
using Participation.Processes;
using Xunit;

namespace Participation.Tests.Processes;

public sealed class PhaseTests
{
    [Fact]
    public void A_closing_date_ends_at_the_next_midnight_in_Paris()
    {
        var phase = Phase(opens: "2026-11-02", closes: "2026-12-11");

        Assert.False(phase.Holds(Utc("2026-11-01T22:59:59")));
        Assert.True(phase.Holds(Utc("2026-11-01T23:00:00")));
        Assert.True(phase.Holds(Utc("2026-12-11T22:59:59")));
        Assert.False(phase.Holds(Utc("2026-12-11T23:00:00")));
    }

    [Fact]
    public void The_night_of_the_spring_change_has_no_lost_hour()
    {
        var phase = Phase(opens: "2026-03-29", closes: "2026-03-29");

        Assert.Equal(TimeSpan.FromHours(23), phase.Closes - phase.Opens);
        Assert.Equal(Utc("2026-03-28T23:00:00"), phase.Opens);
        Assert.Equal(Utc("2026-03-29T22:00:00"), phase.Closes);
    }

    [Fact]
    public void The_night_of_the_autumn_change_is_not_counted_twice()
    {
        var phase = Phase(opens: "2026-10-25", closes: "2026-10-25");

        Assert.Equal(TimeSpan.FromHours(25), phase.Closes - phase.Opens);
    }

    [Fact]
    public void An_hour_that_does_not_exist_is_taken_after_the_jump()
    {
        Assert.Equal(Utc("2026-03-29T01:30:00"), ParisTime.Instant(new DateOnly(2026, 3, 29), new TimeOnly(2, 30)));
    }

    [Fact]
    public void A_closing_hour_is_kept()
    {
        var closes = PhaseDates.Closes(new DateOnly(2026, 12, 11), new TimeOnly(18, 0));

        Assert.Equal(Utc("2026-12-11T17:00:00"), closes);
    }

    [Fact]
    public void Consecutive_phases_leave_no_instant_without_one_and_none_with_two()
    {
        var day = Gen.Int[0, 3_000].Select(days => new DateOnly(2024, 1, 1).AddDays(days));
        Gen.Select(day, Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[0, 120 * 24 * 60])
            .Sample(
                (start, first, second, minutes) =>
                {
                    var one = new Phase(
                        "1",
                        PhaseKind.Contribute,
                        ParisTime.StartOf(start),
                        ParisTime.EndOf(start.AddDays(first - 1)),
                        null
                    );
                    var two = new Phase(
                        "2",
                        PhaseKind.Analyse,
                        ParisTime.StartOf(start.AddDays(first)),
                        ParisTime.EndOf(start.AddDays(first + second - 1)),
                        null
                    );
                    var now = ParisTime.StartOf(start).AddMinutes(minutes);
                    var within = now < two.Closes;
                    return (one.Holds(now) ? 1 : 0) + (two.Holds(now) ? 1 : 0) == (within ? 1 : 0);
                }
            );
    }

    static Phase Phase(string opens, string closes) =>
        new("Contribuer", PhaseKind.Contribute, PhaseDates.Opens(opens, null), PhaseDates.Closes(closes, null), null);

    static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);
}
