namespace Testing.Site;

/// <summary>The system's clock, moved forward by hand.</summary>
public sealed class TestClock : TimeProvider
{
    long _ahead;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ahead, time.Ticks);
}
