using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Participation.OpenData;

/// <summary>
/// CSV (RFC 4180) in UTF-8 with a byte order mark, by which Excel knows it is UTF-8. Excel splits at the list separator
/// of its language, so a French address gives semicolons and an English one commas.
/// </summary>
static class CsvExport
{
    public const string MediaType = "text/csv; charset=utf-8";

    public static Task Write(
        Stream to,
        IReadOnlyList<ExportColumns.Column> columns,
        IAsyncEnumerable<ExportRow> rows,
        CancellationToken stop
    ) =>
        Write(
            to,
            [.. columns.Select(column => column.Name)],
            rows.Select(row => columns.Select(column => column.Cell(row))),
            stop
        );

    /// <param name="rows">A text, a number or null in each cell.</param>
    public static async Task Write(
        Stream to,
        IReadOnlyList<string> names,
        IAsyncEnumerable<IEnumerable<object?>> rows,
        CancellationToken stop
    )
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separator,
            NewLine = "\r\n",
            ShouldQuote = cell => NeedsQuotes(cell.Field),
            InjectionOptions = InjectionOptions.None, // SafeCell does it, in both formats alike
        };
        await using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, configuration, leaveOpen: true);
        foreach (var name in names)
            csv.WriteField(name);
        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(stop))
        {
            foreach (var cell in row)
                csv.WriteField(Cell(cell));
            await csv.NextRecordAsync();
        }
        await csv.FlushAsync();
        await text.FlushAsync(stop);
    }

    /// <summary>Any line break: left to itself CsvHelper quotes its own alone.</summary>
    static bool NeedsQuotes(string? cell) =>
        cell is { Length: > 0 } && (cell.AsSpan().IndexOfAny("\",;\r\n\t") >= 0 || cell[0] == ' ' || cell[^1] == ' ');

    static string Separator => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "," : ";";

    static string? Cell(object? value) =>
        value switch
        {
            string text => SafeCell.Of(text),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
}
