using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Participation.Citizens;

/// <summary>
/// Sliding windows in memory: how often something may be tried from one network, or for one address. What is counted
/// is kept as a keyed hash whose key dies with the process: no address of anybody is stored.
/// </summary>
public sealed class Limits(TimeProvider clock)
{
    const int Room = 100_000;

    readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    readonly ConcurrentDictionary<string, Queue<DateTimeOffset>> _windows = new(StringComparer.Ordinal);

    /// <summary>Counts one more. Null when it may go on, else the instant from which it may.</summary>
    public DateTimeOffset? Take(Limit limit, string key)
    {
        var now = clock.GetUtcNow();
        if (_windows.Count > Room)
            Sweep(now);
        var window = _windows.GetOrAdd(Hide(limit, key), _ => new Queue<DateTimeOffset>());
        lock (window)
        {
            while (window.TryPeek(out var oldest) && oldest <= now - limit.Window)
                window.Dequeue();
            if (window.Count >= limit.Times)
                return window.Peek() + limit.Window;
            window.Enqueue(now);
            return null;
        }
    }

    /// <summary>Forgets: the right password was typed.</summary>
    public void Clear(Limit limit, string key) => _windows.TryRemove(Hide(limit, key), out _);

    string Hide(Limit limit, string key) =>
        Convert.ToHexString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{limit.Name}\n{key}")));

    void Sweep(DateTimeOffset now)
    {
        foreach (var (key, window) in _windows)
            lock (window)
                if (window.Count == 0 || window.Last() < now - Limit.Longest)
                    _windows.TryRemove(key, out _);
    }
}

/// <summary>So many times in a window of time.</summary>
public sealed record Limit(string Name, int Times, TimeSpan Window)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Wrong passwords for one address, whether an account exists or not.</summary>
    public static readonly Limit PasswordsOfAddress = new("password", 8, TimeSpan.FromMinutes(15));

    /// <summary>Attempts of one network: a town hall's kiosk and its wifi share one.</summary>
    public static readonly Limit PasswordsOfNetwork = new("password-network", 60, TimeSpan.FromMinutes(15));

    /// <summary>Letters that anybody can make us send to one address.</summary>
    public static readonly Limit LettersToAddress = new("letter", 5, Longest);

    /// <summary>Sign-ups and links asked by one network: a workshop of fifty people must pass.</summary>
    public static readonly Limit LettersOfNetwork = new("letter-network", 120, Longest);

    /// <summary>Links tried by one network.</summary>
    public static readonly Limit LinksOfNetwork = new("link-network", 300, Longest);
}
