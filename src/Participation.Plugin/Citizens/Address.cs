using System.Globalization;
using System.Text;

namespace Participation.Citizens;

/// <summary>
/// An e-mail address that can be written to. Checked no further than it must: the letter that arrives is the proof.
/// </summary>
/// <param name="Typed">As its owner wrote it.</param>
/// <param name="Normalized">Upper case, domain in ASCII: two spellings of one mailbox are one account.</param>
public sealed record Address(string Typed, string Normalized)
{
    /// <summary>Octets, RFC 5321 4.5.3.1.3 (a path of 256 with its angle brackets).</summary>
    public const int MaxLength = 254;

    static readonly IdnMapping Domains = new();

    /// <summary>Null when no letter could be sent there: not one @, a space, a control character, no dot in the domain.</summary>
    public static Address? Read(string? typed)
    {
        var text = typed?.Trim().Normalize(NormalizationForm.FormC) ?? "";
        if (
            text.Length is 0 or > MaxLength
            || text.Any(IsStrange)
            || text.Split('@') is not [{ Length: > 0 and <= 64 } local, var domain]
        )
            return null;
        return Ascii(domain) is { } ascii && text.Length - domain.Length + ascii.Length <= MaxLength
            ? new Address(text, $"{local}@{ascii}".ToUpperInvariant())
            : null;
    }

    static bool IsStrange(char letter) =>
        char.IsWhiteSpace(letter)
        || char.IsControl(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.Format
        || letter is '<' or '>' or '(' or ')' or ',' or ';' or ':' or '"' or '[' or ']' or '\\';

    static string? Ascii(string domain)
    {
        try
        {
            var ascii = Domains.GetAscii(domain);
            return ascii.Contains('.') && Uri.CheckHostName(ascii) is UriHostNameType.Dns ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
