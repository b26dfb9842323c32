namespace Participation.Imports.Csv;

/// <summary>
/// The records of a CSV file, read once and forward. A quote that never closes does not swallow the rest of the file;
/// where rows can be recognised by how they start, bodies broken over several lines without quotes are joined again.
/// </summary>
/// <param name="startsRow">Whether a line can be the first of a row; null when any can.</param>
/// <param name="columns">Of the header: a record that is full is not continued.</param>
sealed class CsvRecords(TextLines lines, char separator, int firstLine, Func<string, bool>? startsRow, int columns)
{
    /// <summary>Characters inside one pair of quotes; longer means that the closing one is lost.</summary>
    const int LongestQuoted = 4_000_000;

    readonly LinkedList<string> _ahead = new();
    int _line = firstLine - 1;

    public IEnumerable<CsvRecord> All()
    {
        while (Take() is { } line)
        {
            var start = _line;
            var cutter = new CellCutter(separator);
            cutter.Add(line);
            var repaired = cutter.IsOpen && !Quoted(cutter);
            if (repaired)
            {
                cutter = new CellCutter(separator);
                cutter.Add(line, quotesAreText: true);
            }
            repaired |= Continued(cutter);
            yield return new CsvRecord(start, cutter.End(), repaired);
        }
    }

    /// <summary>Takes lines until the quote closes. False, with nothing taken, when it is lost.</summary>
    bool Quoted(CellCutter cutter)
    {
        if (!Closes())
            return false;
        while (cutter.IsOpen && Take() is { } line)
        {
            cutter.Break();
            cutter.Add(line);
            if (cutter.IsOpen && !Closes())
                break; // another cell of the record opens and never closes: it ends here
        }
        return true;
    }

    /// <summary>
    /// Looks for the quote that closes. Once a line looks like the start of a row, the first quote that is not doubled
    /// decides: before a separator it closes an honest cell whose text only looks like a row; elsewhere it opens a cell
    /// of that row, and ours was lost.
    /// </summary>
    bool Closes()
    {
        var length = 0;
        var suspect = false;
        for (var node = Ahead(null); node is not null && length < LongestQuoted; node = Ahead(node))
        {
            suspect |= startsRow?.Invoke(node.Value) is true;
            length += node.Value.Length + 1;
            if (FirstLoneQuote(node.Value) is not ({ } at and >= 0))
                continue;
            var text = node.Value;
            var closes = at + 1 == text.Length || text[at + 1] == separator;
            var opens = (at == 0 || text[at - 1] == separator) && !(at == 0 && closes);
            if (closes && !(suspect && opens))
                return true;
            if (suspect)
                return false;
            if (LaterCloses(text, at + 1))
                return true;
        }
        return false;
    }

    bool LaterCloses(string text, int from)
    {
        for (var at = text.IndexOf('"', from); at >= 0; at = text.IndexOf('"', at + 1))
            if (at + 1 == text.Length || text[at + 1] == separator)
                return true;
        return false;
    }

    static int FirstLoneQuote(string text)
    {
        for (
            var at = text.IndexOf('"', StringComparison.Ordinal);
            at >= 0;
            at = at + 2 < text.Length ? text.IndexOf('"', at + 2) : -1
        )
            if (at + 1 == text.Length || text[at + 1] is not '"')
                return at;
        return -1;
    }

    /// <summary>Joins the lines of a body that lost its quotes.</summary>
    bool Continued(CellCutter cutter)
    {
        if (startsRow is null)
            return false;
        var joined = false;
        while (cutter.Count < columns && Ahead(null) is { } next && !startsRow(next.Value))
        {
            _ = Take();
            cutter.Break();
            cutter.Add(next.Value, quotesAreText: true);
            joined |= next.Value.Length > 0;
        }
        return joined;
    }

    string? Take()
    {
        _line++;
        if (_ahead.First is not { } first)
            return lines.Next();
        _ahead.RemoveFirst();
        return first.Value;
    }

    /// <summary>The line after a node, read if need be; the next one for null.</summary>
    LinkedListNode<string>? Ahead(LinkedListNode<string>? node)
    {
        var next = node is null ? _ahead.First : node.Next;
        return next ?? (lines.Next() is { } line ? _ahead.AddLast(line) : null);
    }
}
