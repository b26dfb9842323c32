using System.Security.Cryptography;
using System.Text;
using Participation.Citizens;

namespace Site.Demo;

/// <summary>Who speaks in the demonstration, and the crowd that only supports and votes. Confirmed, without address.</summary>
sealed class DemoPeople
{
    /// <summary>Those who support and vote.</summary>
    public const int CrowdSize = 150;

    readonly Dictionary<string, Guid> _byName = new(StringComparer.Ordinal);
    readonly DateTimeOffset _since;

    /// <param name="citizen">The demonstration's own citizen, who exists already.</param>
    /// <param name="since">When their accounts were made.</param>
    public DemoPeople(DemoText text, Guid citizen, DateTimeOffset since)
    {
        _since = since;
        _byName[DemoText.Citizen] = citizen;
        Crowd = text
            .FirstWords.SelectMany(_ => text.LastWords, (first, last) => $"{first}_{last}")
            .Order(StringComparer.Ordinal)
            .Where((_, index) => index % Math.Max(1, text.FirstWords.Count * text.LastWords.Count / CrowdSize) == 0)
            .Take(CrowdSize)
            .Select(Id)
            .ToList();
    }

    public List<Person> New { get; } = [];
    public IReadOnlyList<Guid> Crowd { get; }

    /// <summary>The person of that pseudonym; somebody new the first time.</summary>
    public Guid Id(string pseudonym)
    {
        if (_byName.TryGetValue(pseudonym, out var known))
            return known;
        var person = new Person
        {
            Id = StableId(pseudonym),
            Pseudonym = pseudonym,
            ConfirmedAt = _since,
            CreatedAt = _since,
        };
        New.Add(person);
        return _byName[pseudonym] = person.Id;
    }

    /// <summary>The same on every machine: when two nodes seed one database at once, the second is refused.</summary>
    static Guid StableId(string pseudonym) => new(SHA256.HashData(Encoding.UTF8.GetBytes("demo:" + pseudonym)).AsSpan(0, 16));
}
