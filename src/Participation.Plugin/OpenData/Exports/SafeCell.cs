using System.Text;
using System.Xml;

namespace Participation.OpenData;

/// <summary>
/// A citizen's text in a cell: spreadsheets compute what begins like a formula, so an apostrophe goes first (OWASP, "CSV
/// Injection"). Full-width signs and leading blanks are no way around it.
/// </summary>
public static class SafeCell
{
    /// <summary>Characters that a cell of Excel holds; a longer one makes it refuse the file.</summary>
    public const int LongestExcelCell = 32_767;

    const string Triggers = "=+-@\t\r\n＝＋－＠";

    /// <summary>MiniExcel reads this as a formula to write.</summary>
    const string WorkbookFormula = "$=";

    public static string Of(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>The same for a workbook: only what XML can hold, cut at what Excel can.</summary>
    public static string OfWorkbook(string text)
    {
        var legal = Legal(text);
        var safe = legal.StartsWith(WorkbookFormula, StringComparison.Ordinal) ? "'" + legal : Of(legal);
        return safe.Length <= LongestExcelCell ? safe : safe[..(LongestExcelCell - 1)] + "…";
    }

    static bool IsFormula(string text)
    {
        if (text.Length > 0 && Triggers.Contains(text[0], StringComparison.Ordinal))
            return true;
        var trimmed = text.AsSpan().TrimStart();
        return trimmed.Length > 0 && Triggers.Contains(trimmed[0], StringComparison.Ordinal);
    }

    static string Legal(string text)
    {
        var legal = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
            if (XmlConvert.IsXmlChar(text[index]))
                legal.Append(text[index]);
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
                legal.Append(text[index]).Append(text[++index]);
        return legal.ToString();
    }
}
