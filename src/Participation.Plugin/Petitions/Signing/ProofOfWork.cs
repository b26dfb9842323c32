using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Participation.Petitions;

/// <summary>
/// Makes signing cost a second of a machine's time while signatures arrive at an abnormal rate. The protocol is ALTCHA's
/// (altcha.org, "Proof-of-Work"): find the number whose SHA-256 with the salt is the challenge; our signature proves that
/// the challenge is ours. No third party, nothing is stored. Who has no script waits instead: a ticket that is
/// <see cref="Wait"/> old is worth a solution.
/// </summary>
public sealed class ProofOfWork(TimeProvider clock)
{
    /// <summary>The largest number to be found: about half a second on a cheap phone.</summary>
    const int MaxNumber = 50_000;

    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    /// <summary>How long who has no script waits before pressing the button again.</summary>
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    /// <summary>A solution is worth one signature. Kept until it would have expired anyway.</summary>
    readonly ConcurrentDictionary<string, DateTimeOffset> _spent = new(StringComparer.Ordinal);

    /// <summary>As the protocol names them.</summary>
    public sealed record Puzzle(string Algorithm, string Challenge, int Maxnumber, string Salt, string Signature);

    sealed record Solution(string? Algorithm, string? Challenge, int Number, string? Salt, string? Signature);

    /// <param name="key">A secret of the petition's.</param>
    public Puzzle Make(byte[] key)
    {
        var expires = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var salt = $"{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}?expires={expires}";
        var challenge = Hash(salt, RandomNumberGenerator.GetInt32(MaxNumber + 1));
        return new("SHA-256", challenge, MaxNumber, salt, Sign(key, challenge));
    }

    /// <summary>A ticket for who cannot compute, for one mailbox.</summary>
    public string Ticket(byte[] key, string mailbox)
    {
        var from = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{from}.{Sign(key, $"{from}\n{mailbox}")}";
    }

    /// <summary>Whether this is a solution, or a ticket old enough, that nobody has used yet.</summary>
    public bool Accept(byte[] key, string mailbox, string? proof) =>
        proof is { Length: > 0 and < 2_000 }
        && (IsTicket(key, mailbox, proof, out var until) || IsSolution(key, proof, out until))
        && Spend(proof, until);

    bool IsTicket(byte[] key, string mailbox, string proof, out DateTimeOffset until)
    {
        until = default;
        if (
            proof.Split('.') is not [var from, var signature]
            || !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 99_999_999_999
        )
            return false;
        var given = DateTimeOffset.FromUnixTimeSeconds(seconds);
        until = given + Lifetime;
        var now = clock.GetUtcNow();
        return given + Wait <= now && now < until && AreSame(signature, Sign(key, $"{from}\n{mailbox}"));
    }

    bool IsSolution(byte[] key, string proof, out DateTimeOffset until)
    {
        until = default;
        if (Read(proof) is not { Algorithm: "SHA-256", Challenge: { } challenge, Salt: { } salt, Signature: { } signature } found)
            return false;
        if (
            salt.Split("?expires=") is not [_, var expires]
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 99_999_999_999
        )
            return false;
        until = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return clock.GetUtcNow() < until
            && AreSame(challenge, Hash(salt, found.Number))
            && AreSame(signature, Sign(key, challenge));
    }

    static Solution? Read(string proof)
    {
        try
        {
            return JsonSerializer.Deserialize<Solution>(Convert.FromBase64String(proof), JsonSerializerOptions.Web);
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            return null;
        }
    }

    bool Spend(string proof, DateTimeOffset until)
    {
        if (_spent.Count > 100_000)
            foreach (var (old, end) in _spent)
                if (end < clock.GetUtcNow())
                    _spent.TryRemove(old, out _);
        return _spent.TryAdd(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(proof))), until);
    }

    static string Hash(string salt, int number) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{salt}{number}")))
        );

    static string Sign(byte[] key, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("proof\n" + text)));

    static bool AreSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));
}
