using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;

namespace Participation.Imports;

/// <summary>The report as the operator reads it: counts, then every line by file, number and reason.</summary>
sealed class ReportText(ImportReport report, IStringLocalizer<ImportsRoom> words)
{
    public string Whole() => Short(int.MaxValue);

    /// <param name="lines">Of each list, at most.</param>
    public string Short(int lines)
    {
        var text = new StringBuilder();
        Counts(text, "Taken", report.Taken);
        Counts(text, "Already", report.Already);
        if (report.VotesInTotals > 0)
            text.AppendLine(words["VotesInTotals", report.VotesInTotals]);
        Lines(text, "Refused", report.Refused, lines);
        Lines(text, "LeftOut", report.LeftOut, lines);
        Lines(text, "Remarks", report.Remarks, lines);
        return text.ToString();
    }

    void Counts(StringBuilder text, string title, IReadOnlyDictionary<string, int> counts)
    {
        text.AppendLine(words[title, counts.Values.Sum()]);
        foreach (var (called, count) in counts.OrderByDescending(pair => pair.Value))
            text.Append("  ").Append(count.ToString("N0", CultureInfo.CurrentCulture)).Append(' ').AppendLine(Called(called));
    }

    string Called(string called) => words["Called." + called] is { ResourceNotFound: false } known ? known : called;

    void Lines(StringBuilder text, string title, IReadOnlyList<ImportReport.Line> all, int lines)
    {
        if (all.Count == 0)
            return;
        text.AppendLine(words[title, all.Count]);
        foreach (var line in all.Take(lines))
        {
            var reason = words["Note." + line.Note].Value;
            var detail = line.Detail.Length == 0 ? "" : $" [{line.Detail.ReplaceLineEndings(" ")}]";
            text.AppendLine($"  {words["Where", line.From.File, line.From.Line]} {reason}{detail}");
        }
        if (all.Count > lines)
            text.Append("  ").AppendLine(words["More", all.Count - lines]);
    }
}
