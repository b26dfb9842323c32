using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Participation.Citizens;

/// <summary>The public name. Two people may have the same one; nobody may hide or reverse letters in it.</summary>
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

    static bool IsHidden(char letter) =>
        char.GetUnicodeCategory(letter)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Spaces();
}
