using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Participation.Citizens;

/// <summary>
/// Passwords, by NIST SP 800-63B section 3.1.1.2: length counts and composition rules do not; what is commonly chosen
/// is refused; nothing expires; every character is allowed and nothing is cut. Hashed by ASP.NET Core Identity
/// (PBKDF2, HMAC-SHA-512, its own salt), with the iterations that OWASP advises.
/// </summary>
public sealed class Passwords
{
    public const int MinLength = 12;

    /// <summary>Long enough for any sentence; longer only feeds the hash function for somebody else's fun.</summary>
    public const int MaxLength = 256;

    static readonly Lazy<HashSet<string>> Common = new(ReadCommon);

    readonly PasswordHasher<Person> _hasher;
    readonly Person _nobody = new();
    readonly Lazy<string> _nobodysHash;

    public Passwords()
        : this(new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }))) { }

    internal Passwords(PasswordHasher<Person> hasher)
    {
        _hasher = hasher;
        _nobodysHash = new(() => _hasher.HashPassword(_nobody, Guid.NewGuid().ToString()));
    }

    /// <summary>What is wrong with a new password; null when it is good.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="known">What everybody knows of the person: address, pseudonym.</param>
    public static AccountProblem? Judge(string password, params ReadOnlySpan<string?> known)
    {
        if (password.Length < MinLength)
            return AccountProblem.PasswordTooShort;
        if (password.Length > MaxLength)
            return AccountProblem.PasswordTooLong;
        var plain = password.Trim().ToLowerInvariant();
        var isCommon = Common.Value.Contains(plain) || plain.Distinct().Count() < 4;
        foreach (var word in known)
            isCommon |= string.Equals(plain, word, StringComparison.OrdinalIgnoreCase);
        return isCommon ? AccountProblem.PasswordTooCommon : null;
    }

    public string Hash(string password) => _hasher.HashPassword(_nobody, password);

    /// <summary>Takes as long for nobody (null) as for somebody, so that the time says nothing.</summary>
    public bool Matches(string? hash, string password)
    {
        var nobodys = _nobodysHash.Value; // also when it is not compared: the first of all is as slow for everybody
        var fits = _hasher.VerifyHashedPassword(_nobody, hash ?? nobodys, password);
        return hash is not null && fits is not PasswordVerificationResult.Failed;
    }

    static HashSet<string> ReadCommon()
    {
        using var list = typeof(Passwords).Assembly.GetManifestResourceStream("Participation.Citizens.common-passwords.txt")!; // embedded by the project
        using var reader = new StreamReader(list);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
    }
}
