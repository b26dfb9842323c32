using System.Collections.Concurrent;
using Participation.Contributions;

namespace Site.Tests.Crash;

/// <summary>What was sent, and what was answered: what the site must hold after any number of kills, neither less nor more.</summary>
sealed class Ledger
{
    readonly ConcurrentQueue<Deed> _deeds = new();

    public IReadOnlyList<Deed> All => [.. _deeds];

    public IEnumerable<Deed> Saved(Matter matter) => _deeds.Where(deed => deed.Matter == matter && deed.State is DeedState.Saved);

    /// <summary>Sent to a site that was killed before it answered: whether it is kept is not known.</summary>
    public IReadOnlyList<Deed> Unanswered => [.. _deeds.Where(deed => deed.State is DeedState.Sent)];

    /// <summary>The last opinion that each gave on each contribution.</summary>
    public Dictionary<(Guid Contribution, Guid Person), Opinion> Opinions()
    {
        var last = new Dictionary<(Guid, Guid), Opinion>();
        foreach (var deed in Saved(Matter.Support))
            last[(deed.On!.Value, deed.By.Id)] = deed.Opinion; // a support is always on something
        return last;
    }

    public void Write(Deed deed) => _deeds.Enqueue(deed);
}

enum Matter
{
    Contribution,
    Comment,
    Support,
    SignUp,
}

enum DeedState
{
    Sent,
    Saved,
    Refused,
}

/// <param name="Cookie">The session, which outlives the process.</param>
sealed record Author(Guid Id, string Cookie);

/// <summary>One thing that somebody asked the site to save.</summary>
sealed class Deed(Matter matter, Author by, string path, object body)
{
    public Matter Matter => matter;
    public Author By => by;
    public string Path => path;
    public object Body => body;

    /// <summary>Words that only this deed carries.</summary>
    public string Mark { get; init; } = "";

    /// <summary>The contribution that is argued about, commented or supported.</summary>
    public Guid? On { get; init; }
    public Guid? ReplyTo { get; init; }
    public Opinion Opinion { get; init; }

    public DeedState State { get; set; }

    /// <summary>As the site answered.</summary>
    public Guid Id { get; set; }

    /// <summary>The kill after which it was answered, from 1.</summary>
    public int Round { get; set; }
}
