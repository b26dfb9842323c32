namespace Participation.Imports.Csv;

/// <param name="Line">Of its first character, from 1.</param>
/// <param name="Repaired">A quote was missing: where the record ends was found from what follows.</param>
sealed record CsvRecord(int Line, IReadOnlyList<string> Cells, bool Repaired)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>Cuts text into cells, character by character, across lines; forgives what writers of CSV get wrong.</summary>
sealed class CellCutter(char separator)
{
    readonly List<string> _cells = [];
    readonly System.Text.StringBuilder _cell = new();
    bool _started;

    /// <summary>The text so far ends inside quotes.</summary>
    public bool IsOpen { get; private set; }

    public int Count => _cells.Count + 1;

    public void Add(string line, bool quotesAreText = false)
    {
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (IsOpen && letter is '"')
                at += CloseOrKeep(line, at);
            else if (IsOpen)
                _cell.Append(letter);
            else if (letter == separator)
                EndCell();
            else if (letter is '"' && !_started && !quotesAreText)
                (IsOpen, _started) = (true, true);
            else
            {
                _cell.Append(letter);
                _started = true;
            }
        }
    }

    /// <summary>The same cell goes on on another line.</summary>
    public void Break() => _cell.Append('\n');

    public List<string> End()
    {
        EndCell();
        return _cells;
    }

    /// <summary>A doubled quote is one; a quote before a separator or an end closes; another is part of the text.</summary>
    int CloseOrKeep(string line, int at)
    {
        var next = at + 1 < line.Length ? line[at + 1] : separator;
        if (next is '"')
        {
            _cell.Append('"');
            return 1;
        }
        if (next == separator)
            IsOpen = false;
        else
            _cell.Append('"');
        return 0;
    }

    void EndCell()
    {
        _cells.Add(_cell.ToString());
        _cell.Clear();
        _started = false;
    }
}
