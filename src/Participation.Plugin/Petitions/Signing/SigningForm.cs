using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Participation.Citizens;
using Participation.Geography;

namespace Participation.Petitions;

/// <summary>What somebody typed to sign.</summary>
/// <param name="Commune">INSEE code; <see cref="Elsewhere"/> where that may sign.</param>
/// <param name="IsEntitled">Says to be old enough and to live here, where the rules ask it.</param>
/// <param name="WantsNews">Agrees to hear what becomes of the petition.</param>
public sealed partial record SigningForm(string? Name, string? Email, string? Commune, bool IsEntitled, bool WantsNews)
{
    public const int LongestName = 100;

    /// <summary>The choice of who lives in none of the communes.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>A field that nobody sees: what fills it is a robot.</summary>
    public string? Bait { get; init; }

    /// <summary>The solution of a challenge (<see cref="ProofOfWork"/>), or a ticket of who waited.</summary>
    public string? Proof { get; init; }

    /// <summary>What is wrong, by field; empty when all is right.</summary>
    public IReadOnlyList<(string Field, SigningFault Fault)> Check(PetitionRules rules, Communes communes, bool byMail)
    {
        var faults = new List<(string, SigningFault)>();
        if (byMail && CheckName(Name) is { } name)
            faults.Add(("name", name));
        if (byMail && Address.Read(Email) is null)
            faults.Add(("email", string.IsNullOrWhiteSpace(Email) ? SigningFault.NoEmail : SigningFault.BadEmail));
        if (!IsKnown(rules, communes))
            faults.Add(("commune", SigningFault.NoCommune));
        if (!IsEntitled && (rules.ResidentsOnly || rules.MinimumAge > 0))
            faults.Add(("entitled", SigningFault.NotEntitled));
        return faults;
    }

    /// <summary>As it is stored: empty for elsewhere.</summary>
    public string CommuneCode => Commune == Elsewhere ? TierRules.Elsewhere : Commune ?? "";

    bool IsKnown(PetitionRules rules, Communes communes) =>
        Commune == Elsewhere ? !rules.ResidentsOnly : communes.Find(Commune) is not null;

    /// <summary>Null for a name that people can have. What a table, a page or a letter would take for something else is refused.</summary>
    public static SigningFault? CheckName(string? typed)
    {
        var name = typed?.Trim() ?? "";
        return name.Length == 0 ? SigningFault.NoName
            : name.Length > LongestName ? SigningFault.NameTooLong
            : name.EnumerateRunes().Any(IsHidden) ? SigningFault.NameHidden
            : name[0] is '=' or '+' or '-' or '@' or '|' or '%' ? SigningFault.NameFormula
            : Link().IsMatch(name) ? SigningFault.NameLink
            : !name.Any(char.IsLetter) || name.AsSpan().ContainsAny("<>{}[]\\") ? SigningFault.NameStrange
            : null;
    }

    /// <summary>Not to be seen, or turns the reading around: control, direction, replacement, half of a character.</summary>
    static bool IsHidden(Rune letter) =>
        Rune.IsControl(letter)
        || letter == Rune.ReplacementChar
        // Joiners are part of names in some scripts.
        || (Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format && letter.Value is not (0x200C or 0x200D));

    /// <summary>Without case, accents, marks and spaces too many: « Jean-Noël  DUPONT » is « jean noel dupont ».</summary>
    public static string KeyOf(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                letters.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        var key = string.Join(' ', letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return key.Length <= LongestName ? key : key[..LongestName];
    }

    [GeneratedRegex(
        @"://|www\.|\b[a-z0-9-]+\.(com|fr|net|org|info|ru|xyz|io|biz|top|site|online)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();
}

public enum SigningFault
{
    NoName,
    NameTooLong,
    NameHidden,
    NameFormula,
    NameLink,
    NameStrange,
    NoEmail,
    BadEmail,

    /// <summary>Mailboxes for an hour.</summary>
    DisposableEmail,
    NoCommune,
    NotEntitled,
}
