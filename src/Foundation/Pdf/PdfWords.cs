using System.Diagnostics;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Foundation.Pdf;

/// <summary>
/// The words of a PDF, page by page. Whoever wrote the file may want to harm who reads it: run this in a process of its own, that
/// can be ended, with little memory.
/// </summary>
public static class PdfWords
{
    /// <param name="Bytes">Of the file; a heavier one is not opened.</param>
    /// <param name="Pages">Read at most.</param>
    /// <param name="Characters">Kept at most.</param>
    /// <param name="Time">After which no further page is begun.</param>
    public sealed record Limits(long Bytes, int Pages, int Characters, TimeSpan Time)
    {
        public static readonly Limits Usual = new(30_000_000, 300, 400_000, TimeSpan.FromSeconds(15));
    }

    /// <summary>Null when the file is not a PDF that can be read, or is too heavy; what could be read of a damaged one.</summary>
    public static string? Read(string path, Limits limits)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length > limits.Bytes)
            return null;
        var since = Stopwatch.GetTimestamp();
        var words = new StringBuilder();
        try
        {
            using var pdf = PdfDocument.Open(path, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            for (var page = 1; page <= Math.Min(pdf.NumberOfPages, limits.Pages); page++)
            {
                if (words.Length >= limits.Characters || Stopwatch.GetElapsedTime(since) > limits.Time)
                    break;
                Add(pdf, page, words);
            }
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return words.Length > 0 ? Cut(words, limits) : null;
        }
        return Cut(words, limits);
    }

    /// <summary>A page that cannot be read is passed over.</summary>
    static void Add(PdfDocument pdf, int page, StringBuilder words)
    {
        try
        {
            words.Append(ContentOrderTextExtractor.GetText(pdf.GetPage(page))).Append('\n');
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            words.Append('\n');
        }
    }

    /// <summary>Printers join letters that readers type apart.</summary>
    static readonly (string Joined, string Letters)[] Ligatures =
    [
        ("ﬀ", "ff"),
        ("ﬁ", "fi"),
        ("ﬂ", "fl"),
        ("ﬃ", "ffi"),
        ("ﬄ", "ffl"),
    ];

    static string Cut(StringBuilder words, Limits limits)
    {
        foreach (var (joined, letters) in Ligatures)
            words.Replace(joined, letters);
        var text = words.ToString(0, Math.Min(words.Length, limits.Characters));
        return string.Concat(text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')).Trim();
    }
}
