using System.Runtime.CompilerServices;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace Participation.OpenData;

/// <summary>The same columns as a workbook. A workbook is a zip, whose end needs its beginning: it is made on disk, then sent.</summary>
static class XlsxExport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static Task<Stream> Make(
        IReadOnlyList<ExportColumns.Column> columns,
        IAsyncEnumerable<ExportRow> rows,
        CancellationToken stop
    ) => Make(Cells(columns, rows, stop), "contributions", stop);

    /// <param name="sheets">The rows of one sheet, or sheets by name, as MiniExcel takes them; texts made safe already.</param>
    /// <returns>At its beginning; the file goes away when the stream is closed.</returns>
    public static async Task<Stream> Make(object sheets, string sheet, CancellationToken stop)
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        try
        {
            var configuration = new OpenXmlConfiguration { FastMode = true, TableStyles = TableStyles.None };
            await MiniExcel.SaveAsAsync(file, sheets, sheetName: sheet, configuration: configuration, cancellationToken: stop);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    static async IAsyncEnumerable<IDictionary<string, object?>> Cells(
        IReadOnlyList<ExportColumns.Column> columns,
        IAsyncEnumerable<ExportRow> rows,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await foreach (var row in rows.WithCancellation(stop))
            yield return columns.ToDictionary(column => column.Name, column => Cell(column.Cell(row)), StringComparer.Ordinal);
    }

    static object? Cell(object? value) => value is string text ? SafeCell.OfWorkbook(text) : value;
}
