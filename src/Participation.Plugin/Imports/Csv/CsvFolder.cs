using System.Text;
using Participation.Contributions;
using Participation.FollowUp;

namespace Participation.Imports.Csv;

/// <summary>A folder of CSV files, read by a map.</summary>
public sealed class CsvFolder : IImportReader
{
    readonly TimeProvider _clock;
    readonly IReadOnlyList<(ImportMap.FileMap Map, CsvFile File)> _files;

    /// <exception cref="UnusableImportException">The map and the folder do not fit together.</exception>
    public CsvFolder(string folder, ImportMap map, TimeProvider clock)
    {
        _clock = clock;
        _files = [.. map.Files.Select(file => (file, Open(Path.GetFullPath(folder), file)))];
    }

    public IReadOnlyList<string> Sections() =>
        [
            .. _files
                .Where(file => file.Map.Columns.ContainsKey("section"))
                .SelectMany(file => file.File.Rows().Select(row => new Mapped(row, file.Map.Columns)["section"]))
                .Select(section => Cells.Text(section) ?? "")
                .Where(section => section.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    public IEnumerable<ImportRow> Read(ImportReport report)
    {
        for (var place = 0; place < _files.Count; place++)
        {
            var (map, file) = _files[place];
            var done = (double)place / _files.Count;
            foreach (var row in file.Rows(fraction => report.Fraction = done + (fraction / _files.Count)))
                if (Understand(map, row, report) is { } understood)
                    yield return understood;
        }
    }

    ImportRow? Understand(ImportMap.FileMap map, CsvRow row, ImportReport report)
    {
        var cells = new Mapped(row, map.Columns);
        if (row.Record.Repaired)
            report.Remark(row.From, RowNote.QuotesRepaired);
        return map.As switch
        {
            RowsAs.Comment => Comment(map, row, cells, report),
            RowsAs.Vote => Vote(map, row, cells, report),
            RowsAs.Report => Report(map, row, cells, report),
            _ => Contribution(map, row, cells, report),
        };
    }

    ContributionRow? Contribution(ImportMap.FileMap map, CsvRow row, Mapped cells, ImportReport report)
    {
        if (Id(cells, row, report) is not { } id)
            return null;
        var (title, body) = (Cells.Text(cells["title"] ?? ""), Cells.Text(cells["body"] ?? ""));
        if (title is "" && body is "")
            return Refused(row, RowNote.NoText, id, report);
        if (title is null || body is null)
            report.Remark(row.From, RowNote.TextLost, id);
        var type = Cells.Clean(cells["type"]);
        return new ContributionRow
        {
            From = row.From,
            Key = Keys.Of(map.Kind, id),
            Parents = Parents(map, cells),
            Author = Author(cells),
            CreatedAt = Date(cells, "createdAt", row, report),
            UpdatedAt = Cells.Date(cells["updatedAt"], _clock.GetUtcNow()),
            Type = type.Length is > 0 and <= 80 ? type : "proposal",
            Side = SideOf(cells["side"]),
            Title = title,
            Body = body,
            Section = Cells.Text(cells["section"]) ?? "",
            Theme = Cells.Text(cells["theme"]) ?? "",
            Commune = Cells.Clean(cells["commune"]),
            Place = Cells.Text(cells["place"]) ?? "",
            Latitude = Cells.Degrees(cells["latitude"], 90),
            Longitude = Cells.Degrees(cells["longitude"], 180),
            Totals = Totals(cells),
            Trash = Trash(cells),
            Answer = Answer(cells),
            Withdrawn = Cells.Flag(cells["withdrawn"]) is true,
            Published = Cells.Flag(cells["published"]) is not false,
        };
    }

    CommentRow? Comment(ImportMap.FileMap map, CsvRow row, Mapped cells, ImportReport report)
    {
        if (Id(cells, row, report) is not { } id)
            return null;
        var body = Cells.Text(cells["body"] ?? "");
        if (body is "")
            return Refused<CommentRow>(row, RowNote.NoText, id, report);
        if (body is null)
            report.Remark(row.From, RowNote.TextLost, id);
        return new CommentRow
        {
            From = row.From,
            Key = Keys.Of(RowKey.Comment, id),
            Parents = Parents(map, cells),
            Author = Author(cells),
            CreatedAt = Date(cells, "createdAt", row, report),
            Alignment = Cells.Clean(cells["alignment"]) switch
            {
                "1" or "for" => 1,
                "-1" or "against" => -1,
                _ => 0,
            },
            Body = body,
            Trash = Trash(cells),
        };
    }

    VoteRow? Vote(ImportMap.FileMap map, CsvRow row, Mapped cells, ImportReport report)
    {
        var author = Author(cells);
        var id = Cells.Clean(cells["id"]) is { Length: > 0 } own ? own : $"{cells["parent"]}/{author.Id}";
        if (Votes.Read(cells["opinion"]) is not { } opinion)
            return Refused<VoteRow>(row, RowNote.UnknownVote, cells["opinion"] ?? "", report);
        return new VoteRow
        {
            From = row.From,
            Key = Keys.Of(RowKey.Vote, id),
            Parents = Parents(map, cells),
            Author = author,
            Opinion = opinion,
        };
    }

    ReportRow? Report(ImportMap.FileMap map, CsvRow row, Mapped cells, ImportReport report)
    {
        if (Id(cells, row, report) is not { } id)
            return null;
        return new ReportRow
        {
            From = row.From,
            Key = Keys.Of(RowKey.Report, id),
            Parents = Parents(map, cells),
            Author = Author(cells),
            CreatedAt = Date(cells, "createdAt", row, report),
            Reason = TrashReasons.Of(cells["reason"] ?? ""),
            Body = Cells.Text(cells["body"]) ?? "",
        };
    }

    static string? Id(Mapped cells, CsvRow row, ImportReport report)
    {
        var id = Cells.Clean(cells["id"]);
        if (id.Length > 0 && !Cells.IsLost(id))
            return id;
        report.Refuse(row.From, RowNote.NoId);
        return null;
    }

    static ContributionRow? Refused(CsvRow row, RowNote note, string detail, ImportReport report) =>
        Refused<ContributionRow>(row, note, detail, report);

    static T? Refused<T>(CsvRow row, RowNote note, string detail, ImportReport report)
        where T : ImportRow
    {
        report.Refuse(row.From, note, detail);
        return null;
    }

    DateTimeOffset? Date(Mapped cells, string field, CsvRow row, ImportReport report)
    {
        var date = Cells.Date(cells[field], _clock.GetUtcNow());
        if (date is null && cells.Has(field))
            report.Remark(row.From, RowNote.DateUnreadable, cells[field] ?? "");
        return date;
    }

    static IReadOnlyList<RowKey> Parents(ImportMap.FileMap map, Mapped cells)
    {
        var parent = Cells.Clean(cells["parent"]);
        return parent.Length == 0 ? [] : [Keys.Of(map.ParentKind ?? map.Kind, parent)];
    }

    static RowAuthor Author(Mapped cells) =>
        Cells.Clean(cells["author"]) is { Length: > 0 } id ? new RowAuthor(id)
        : Cells.Clean(cells["authorName"]) is { Length: > 0 } name ? new RowAuthor(name, IsName: true)
        : RowAuthor.Unknown;

    static RowTotals? Totals(Mapped cells)
    {
        var (agree, mixed, disagree) = (Cells.Count(cells["agree"]), Cells.Count(cells["mixed"]), Cells.Count(cells["disagree"]));
        return agree is null && mixed is null && disagree is null ? null : new RowTotals(agree ?? 0, mixed ?? 0, disagree ?? 0);
    }

    RowTrash? Trash(Mapped cells) =>
        Cells.Flag(cells["trashed"]) is true
            ? new RowTrash(
                Cells.Date(cells["trashedAt"], _clock.GetUtcNow()),
                Cells.Text(cells["trashedReason"]) ?? "",
                Cells.Flag(cells["hidden"]) is true
            )
            : null;

    RowAnswer? Answer(Mapped cells) =>
        Statuses.Read(cells["status"]) is { } status
            ? new RowAnswer(status, Cells.Text(cells["answer"]) ?? "", Cells.Date(cells["answeredAt"], _clock.GetUtcNow()))
            : null;

    static Side? SideOf(string? cell) =>
        Cells.Clean(cell).ToUpperInvariant() switch
        {
            "FOR" or "POUR" or "1" => Side.For,
            "AGAINST" or "CONTRE" or "-1" => Side.Against,
            _ => null,
        };

    static CsvFile Open(string folder, ImportMap.FileMap map)
    {
        if (RowKey.Reserved.Contains(map.Kind) && map.As is RowsAs.Contribution || map.Kind.Length is 0 or > 40)
            throw new UnusableImportException("MapKind", map.File, map.Kind);
        var path = Path.GetFullPath(Path.Combine(folder, map.File));
        if (!path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new UnusableImportException("MapFileOutside", map.File);
        if (!File.Exists(path))
            throw new UnusableImportException("FileMissing", path);
        var file = new CsvFile(path, map.Separator is [var separator] ? separator : null, EncodingOf(map));
        Check(map, file.Header());
        return file;
    }

    static void Check(ImportMap.FileMap map, IReadOnlyList<string> header)
    {
        foreach (var (field, source) in map.Columns)
        {
            if (!ImportMap.Fields.Contains(field))
                throw new UnusableImportException("MapField", map.File, field);
            if (source.Column is { } column && !header.Contains(column, StringComparer.OrdinalIgnoreCase))
                throw new UnusableImportException("MapColumn", map.File, column);
        }
    }

    static Encoding? EncodingOf(ImportMap.FileMap map)
    {
        if (map.Encoding is null)
            return null;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(map.Encoding) ?? Encoding.GetEncoding(map.Encoding);
        }
        catch (ArgumentException)
        {
            throw new UnusableImportException("MapEncoding", map.File, map.Encoding);
        }
    }

    /// <summary>The cells of a row under our names.</summary>
    sealed class Mapped(CsvRow row, IReadOnlyDictionary<string, ImportMap.Source> columns)
    {
        public bool Has(string field) => columns.ContainsKey(field);

        public string? this[string field]
        {
            get
            {
                if (!columns.TryGetValue(field, out var source))
                    return null;
                var cell = source.Constant ?? (source.Column is { } column ? row[column] : null);
                return cell is not null && source.Values?.GetValueOrDefault(cell.Trim()) is { } translated ? translated : cell;
            }
        }
    }
}

/// <summary>Votes and statuses in the words of the platforms we know.</summary>
static class Votes
{
    public static Opinion? Read(string? cell) =>
        Cells.Clean(cell).ToUpperInvariant() switch
        {
            "YES" or "OK" or "OUI" or "FOR" or "POUR" or "AGREE" or "1" => Opinion.Agree,
            "MITIGE" or "MITIGÉ" or "MIXED" or "0" => Opinion.Mixed,
            "NO" or "NOK" or "NON" or "AGAINST" or "CONTRE" or "DISAGREE" or "-1" => Opinion.Disagree,
            _ => null,
        };
}

static class Statuses
{
    public static FollowUpStatus? Read(string? cell) =>
        Cells.Folded(Cells.Clean(cell)) switch
        {
            "accepted" or "takenintoaccount" => FollowUpStatus.TakenIntoAccount,
            "alreadydone" => FollowUpStatus.AlreadyDone,
            "evaluating" or "understudy" => FollowUpStatus.UnderStudy,
            "rejected" or "notretained" => FollowUpStatus.NotRetained,
            "outofscope" => FollowUpStatus.OutOfScope,
            _ => null,
        };
}
