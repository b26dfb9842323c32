using System.Text;

namespace Participation.Pages;

/// <summary>What somebody typed, as it is stored: no markup is interpreted, nothing a database or a reader would choke on is kept.</summary>
public static class TypedText
{
    /// <summary>Trimmed, line ends as <c>\n</c>, without control characters nor halves of characters, in Unicode form C.</summary>
    public static string Clean(string? typed)
    {
        var kept = new StringBuilder();
        foreach (var rune in (typed ?? "").ReplaceLineEndings("\n").EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune) && rune != Rune.ReplacementChar)
                kept.Append(rune.ToString());
        return kept.ToString().Normalize(NormalizationForm.FormC).Trim();
    }
}
