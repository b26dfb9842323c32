using System.Text;

namespace Participation.Imports.Csv;

/// <summary>A CSV file with a header. Columns are found by name, whatever its case; the separator by looking.</summary>
sealed class CsvFile(string path, char? separator = null, Encoding? encoding = null)
{
    public string Name => Path.GetFileName(path);

    public IReadOnlyList<string> Header()
    {
        using var lines = new TextLines(path, encoding);
        return Columns(lines.Next() ?? "").Names;
    }

    /// <summary>Its rows, blank ones left out; the report follows how far they are read.</summary>
    /// <param name="startsRow">As for <see cref="CsvRecords"/>; given the header.</param>
    public IEnumerable<CsvRow> Rows(Action<double>? progress = null, Func<CsvHeader, Func<string, bool>>? startsRow = null)
    {
        using var lines = new TextLines(path, encoding);
        if (lines.Next() is not { } first)
            yield break;
        var header = Columns(first);
        var records = new CsvRecords(lines, header.Separator, 2, startsRow?.Invoke(header), header.Names.Count);
        foreach (var record in records.All())
        {
            progress?.Invoke(lines.Fraction);
            if (!record.IsBlank)
                yield return new CsvRow(header, record, Name);
        }
    }

    CsvHeader Columns(string line)
    {
        var found = separator ?? ";,\t|".MaxBy(candidate => line.Count(letter => letter == candidate));
        var cutter = new CellCutter(found);
        cutter.Add(line);
        return new CsvHeader(found, [.. cutter.End().Select(name => Cells.Clean(name))]);
    }
}

sealed class CsvHeader(char separator, IReadOnlyList<string> names)
{
    readonly Dictionary<string, int> _places = names
        .Select((name, place) => (name, place))
        .DistinctBy(column => column.name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(column => column.name, column => column.place, StringComparer.OrdinalIgnoreCase);

    public char Separator => separator;
    public IReadOnlyList<string> Names => names;

    /// <summary>From 0; null when the file has no such column.</summary>
    public int? Place(string name) => _places.TryGetValue(name, out var place) ? place : null;
}

sealed class CsvRow(CsvHeader header, CsvRecord record, string file)
{
    public RowOrigin From { get; } = new(file, record.Line);
    public CsvHeader Header => header;
    public CsvRecord Record => record;

    /// <summary>As written; empty when the row was cut before it, null when the file has no such column.</summary>
    public string? this[string column] =>
        header.Place(column) is not { } place ? null
        : place < record.Cells.Count ? record.Cells[place]
        : "";
}
