using System.Text;

namespace Participation.Pages;

/// <summary>What somebody typed, as it is stored: no markup is interpreted, nothing a database or a reader would choke on is kept.</summary>
public static class TypedText
{
    /// <summary>Trimmed, line ends as <c>\n</c>, without control characters, reversals nor halves of characters, in Unicode form C.</summary>
    public static string Clean(string? typed)
    {
        var kept = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune) && !Reverses(rune) && rune != Rune.ReplacementChar)
                kept.Append(rune.ToString());
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>Embeds, overrides or isolates a direction (UAX 9): what follows on the page would be read backwards. Marks stay.</summary>
    static bool Reverses(Rune letter) => letter.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
