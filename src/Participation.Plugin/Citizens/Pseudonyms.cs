using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Participation.Citizens;

/// <summary>
/// The public name. Two people may have the same one; nobody may hide or reverse letters in it, nor take the institution's.
/// </summary>
public static partial class Pseudonyms
{
    public const int MinLength = 2;
    public const int MaxLength = 80;

    /// <summary>Spaces gathered, letters composed; null when it is too short, too long, or holds characters that do not show.</summary>
    public static string? Read(string? typed)
    {
        var text = Spaces().Replace(typed ?? "", " ").Trim().Normalize(NormalizationForm.FormC);
        return
            text.Length is < MinLength or > MaxLength
            || !text.Any(char.IsLetterOrDigit)
            || text.Any(IsHidden)
            || text.Contains('@')
            ? null
            : text;
    }

    /// <summary>What is wrong with a name; null when it is good.</summary>
    /// <param name="read">What <see cref="Read"/> answered.</param>
    public static AccountProblem? Judge(string? read) =>
        read is null ? AccountProblem.PseudonymInvalid
        : ReservedNames.Imitates(read) ? AccountProblem.PseudonymReserved
        : null;

    /// <summary>The last four are letters without a shape.</summary>
    static bool IsHidden(char letter) =>
        letter is '\u115F' or '\u1160' or '\u3164' or '\uFFA0'
        || char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Spaces();
}
