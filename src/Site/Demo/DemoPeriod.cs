namespace Site.Demo;

/// <summary>
/// When the demonstration's people wrote: three weeks that end a little before <paramref name="now"/>, and start no
/// earlier than the consultation's opening when that has come. Always by day, never in the future.
/// </summary>
sealed class DemoPeriod(DateTimeOffset now)
{
    /// <summary>2 November 2026 in Paris, as in the consultation's document.</summary>
    static readonly DateTimeOffset Opening = new(2026, 11, 1, 23, 0, 0, TimeSpan.Zero);

    static readonly TimeSpan Length = TimeSpan.FromDays(21);
    static readonly TimeSpan Dawn = TimeSpan.FromHours(6);
    static readonly TimeSpan Day = TimeSpan.FromHours(15.5);

    public DateTimeOffset End { get; } = now - TimeSpan.FromMinutes(40);

    DateTimeOffset Start => Opening < End - TimeSpan.FromDays(1) && End - Length < Opening ? Opening : End - Length;

    /// <param name="position">From 0 (start) to 1 (end). A later position never gives an earlier instant.</param>
    public DateTimeOffset At(double position)
    {
        var plain = Start + ((End - Start) * Math.Clamp(position, 0, 1));
        var midnight = new DateTimeOffset(plain.UtcDateTime.Date, TimeSpan.Zero);
        var byDay = midnight + Dawn + (Day * (plain - midnight).TotalDays);
        return byDay < End ? byDay : End;
    }
}
