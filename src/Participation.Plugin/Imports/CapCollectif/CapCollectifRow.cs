using Participation.Imports.Csv;

namespace Participation.Imports.CapCollectif;

enum RowKind
{
    Unknown,
    Contribution,
    Vote,
    Argument,
    Report,
    Source,
    Version,
    Appendix,
}

/// <summary>A row of the export, its cells set right where a body that lost its quotes had pushed them aside.</summary>
sealed class CapCollectifRow
{
    static readonly Dictionary<string, RowKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["contribution"] = RowKind.Contribution,
        ["opinion"] = RowKind.Contribution,
        ["proposal"] = RowKind.Contribution,
        ["vote"] = RowKind.Vote,
        ["argument"] = RowKind.Argument,
        ["reporting"] = RowKind.Report,
        ["reportings"] = RowKind.Report,
        ["source"] = RowKind.Source,
        ["version"] = RowKind.Version,
        ["opinionVersion"] = RowKind.Version,
        ["context_element"] = RowKind.Appendix,
    };

    readonly CsvRow _row;
    readonly IReadOnlyList<string> _cells;
    readonly DateTimeOffset _now;

    public CapCollectifRow(CsvRow row, DateTimeOffset now)
    {
        (_row, _now) = (row, now);
        _cells = Aligned(row, now);
        Kind = KindOf(this["type"] ?? "");
    }

    public RowKind Kind { get; }
    public RowOrigin From => _row.From;
    public bool Repaired => _row.Record.Repaired || !ReferenceEquals(_cells, _row.Record.Cells);

    public static RowKind KindOf(string type) => Kinds.GetValueOrDefault(Cells.Clean(type));

    /// <summary>Null when the file has no such column, empty when the row was cut before it.</summary>
    public string? this[string column] =>
        _row.Header.Place(column) is not { } place ? null
        : place < _cells.Count ? _cells[place]
        : "";

    public string Id(string column) => this[column] is { } cell && !Cells.IsLost(cell) ? Cells.Clean(cell) : "";

    public DateTimeOffset? Date(string column) => Cells.Date(this[column], _now);

    /// <summary>How well the row says its contribution: 0 when it does not.</summary>
    public int ContributionScore
    {
        get
        {
            var (title, body) = (this["contributions_title"] ?? "", this["contributions_bodyText"] ?? "");
            var own = Kind is RowKind.Contribution ? 1 : 0;
            if (own == 0 && title.Length == 0 && body.Length == 0)
                return 0;
            return own + Worth(title, 8) + Worth(body, 8) + (Date("contributions_createdAt") is null ? 0 : 4) + 1;
        }
    }

    static int Worth(string text, int whole) => text.Length > 0 && !Cells.IsLost(text) ? whole : 0;

    /// <summary>
    /// A text without quotes that holds separators fills several cells: everything up to the date that must follow is
    /// joined again.
    /// </summary>
    static IReadOnlyList<string> Aligned(CsvRow row, DateTimeOffset now)
    {
        var cells = row.Record.Cells;
        for (var place = 0; place + 1 < row.Header.Names.Count && place + 1 < cells.Count; place++)
        {
            if (!IsText(row.Header.Names[place]) || !IsDate(row.Header.Names[place + 1]) || FitsDate(cells[place + 1], now))
                continue;
            var date = Enumerable
                .Range(place + 2, Math.Max(0, cells.Count - place - 2))
                .FirstOrDefault(at => Cells.Date(cells[at], now) is not null);
            if (date > 0)
                cells =
                [
                    .. cells.Take(place),
                    string.Join(row.Header.Separator, cells.Skip(place).Take(date - place)),
                    .. cells.Skip(date),
                ];
        }
        return cells;
    }

    static bool IsText(string column) =>
        column.EndsWith("_bodyText", StringComparison.OrdinalIgnoreCase)
        || column.EndsWith("_body", StringComparison.OrdinalIgnoreCase);

    static bool IsDate(string column) => column.EndsWith("_createdAt", StringComparison.OrdinalIgnoreCase);

    static bool FitsDate(string cell, DateTimeOffset now) =>
        Cells.Clean(cell).Length == 0 || Cells.IsLost(cell) || Cells.Date(cell, now) is not null;
}

/// <summary>Tells the first line of a row from a line of a body: a known type, then what such rows have next.</summary>
sealed class RowStart(CsvHeader header)
{
    const int FewestCells = 3;
    const int MostLikelyForeign = 12;

    readonly int? _created = header.Place("contributions_createdAt");

    public bool Is(string line)
    {
        var type = line.AsSpan().TrimStart('\uFEFF').TrimStart('"');
        var end = type.IndexOfAny(header.Separator, '"');
        if (end is < 3 or > 30 || !IsWord(type[..end]))
            return false;
        var cutter = new CellCutter(header.Separator);
        cutter.Add(line);
        var opened = cutter.IsOpen;
        var cells = cutter.End();
        if (CapCollectifRow.KindOf(cells[0]) is RowKind.Unknown)
            return IsId(cells[1]) && (cells.Count >= MostLikelyForeign || HasDateInPlace(cells));
        return cells.Count >= FewestCells
            && (IsId(cells[1]) || (cells[1].Length == 0 && cells.Count >= MostLikelyForeign))
            && DateFits(cells, opened);
    }

    /// <summary>
    /// Where a line is long enough to have the date, something like one is there (or after a text with lost quotes), even
    /// if we cannot read it.
    /// </summary>
    bool DateFits(List<string> cells, bool opened)
    {
        if (_created is not { } place || opened || cells.Count <= place)
            return true;
        return cells.Skip(place).Any(LooksLikeDate)
            || cells.Skip(place).Take(3).All(cell => cell.Length == 0 || Cells.IsLost(cell));
    }

    bool HasDateInPlace(List<string> cells) => _created is { } place && cells.Count > place && LooksLikeDate(cells[place]);

    static bool LooksLikeDate(string cell) => cell.Length is >= 6 and <= 40 && cell.Count(char.IsAsciiDigit) >= 4;

    static bool IsWord(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
            if (!char.IsAsciiLetter(letter) && letter is not '_')
                return false;
        return true;
    }

    static bool IsId(string cell) =>
        cell.Length is > 0 and <= 1_000 && !cell.Any(char.IsWhiteSpace) && (cell.Length >= 12 || cell.Any(char.IsAsciiDigit));
}
