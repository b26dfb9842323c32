using System.Collections.Concurrent;

namespace Participation.Petitions;

/// <summary>How many ask to sign one petition, minute by minute, on this node: what is abnormal asks for a proof of work.</summary>
public sealed class SigningRate(TimeProvider clock)
{
    /// <summary>A good evening of a well-known petition stays below; a robot does not.</summary>
    public const int UsualPerMinute = 240;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<Guid, Count> _counts = new();

    sealed class Count
    {
        public long Minute;
        public int Now;
        public int Before;
    }

    /// <summary>One more asks.</summary>
    public void Note(Guid petition)
    {
        var count = _counts.GetOrAdd(petition, _ => new Count());
        lock (count)
        {
            Turn(count);
            count.Now++;
        }
    }

    /// <summary>The minute that passed and the one under way, weighed by what is left of the first.</summary>
    public bool IsAbnormal(Guid petition)
    {
        if (!_counts.TryGetValue(petition, out var count))
            return false;
        lock (count)
        {
            var passed = Turn(count);
            return count.Now + (count.Before * (1 - passed)) > UsualPerMinute;
        }
    }

    /// <returns>The share of the minute that has passed.</returns>
    double Turn(Count count)
    {
        var now = clock.GetUtcNow().UtcTicks;
        var minute = now / Window.Ticks;
        // A clock set back counts in the same minute, it does not begin anew.
        if (minute > count.Minute)
            (count.Before, count.Now, count.Minute) = (minute == count.Minute + 1 ? count.Now : 0, 0, minute);
        return Math.Clamp((double)(now - (count.Minute * Window.Ticks)) / Window.Ticks, 0, 1);
    }
}
