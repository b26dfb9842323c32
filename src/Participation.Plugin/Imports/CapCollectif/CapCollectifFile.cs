using Participation.Contributions;
using Participation.Imports.Csv;
using Participation.Moderation;

namespace Participation.Imports.CapCollectif;

/// <summary>
/// The production export of a Cap Collectif consultation: one file, whose column <c>type</c> says what a row is. Most
/// rows repeat the columns of their contribution, so a contribution whose own row is damaged or missing is found again
/// in the best of the others.
/// </summary>
public sealed class CapCollectifFile : IImportReader
{
    const string Opinion = "opinion";
    const string Argument = "argument";
    const string Source = "source";
    const string Version = "version";

    readonly CsvFile _file;
    readonly TimeProvider _clock;

    /// <exception cref="UnusableImportException">The file is missing, or has not the columns of such an export.</exception>
    public CapCollectifFile(string path, TimeProvider clock)
    {
        _clock = clock;
        if (!File.Exists(path))
            throw new UnusableImportException("FileMissing", path);
        _file = new CsvFile(path);
        var header = _file.Header();
        if (
            !header.Contains("type", StringComparer.OrdinalIgnoreCase)
            || !header.Contains("contributions_id", StringComparer.OrdinalIgnoreCase)
        )
            throw new UnusableImportException("NotCapCollectif", Path.GetFileName(path));
    }

    public IReadOnlyList<string> Sections() =>
        [
            .. Rows(null)
                .Select(row => Cells.Text(row["contributions_section_title"]) ?? "")
                .Where(section => section.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    public IEnumerable<ImportRow> Read(ImportReport report)
    {
        var best = BestLines(report);
        var owner = "";
        foreach (var row in Rows(fraction => report.Fraction = 0.3 + (fraction * 0.7)))
        {
            if (row.Repaired)
                report.Remark(row.From, RowNote.QuotesRepaired);
            owner = row.Id("contributions_id") is { Length: > 0 } own ? own : owner;
            if (best.TryGetValue(owner, out var line) && line == row.From.Line)
                yield return Contribution(row, owner, report);
            if (row.Kind is RowKind.Unknown)
                report.Refuse(row.From, RowNote.UnknownType, row["type"] ?? "");
            else if (row.Kind is not RowKind.Contribution && Child(row, owner, report) is { } child)
                yield return child;
            else if (row.Kind is RowKind.Contribution && row.Id("contributions_id").Length == 0)
                report.Refuse(row.From, RowNote.NoId);
        }
    }

    /// <summary>
    /// For each contribution the line that says it best: whole texts before lost ones, then its own row before those
    /// that repeat it.
    /// </summary>
    Dictionary<string, int> BestLines(ImportReport report)
    {
        var best = new Dictionary<string, (int Line, int Score)>(StringComparer.Ordinal);
        foreach (var row in Rows(fraction => report.Fraction = fraction * 0.3))
        {
            var score = row.ContributionScore;
            var id = row.Id("contributions_id");
            if (id.Length > 0 && score > 0 && (!best.TryGetValue(id, out var other) || score > other.Score))
                best[id] = (row.From.Line, score);
        }
        return best.ToDictionary(pair => pair.Key, pair => pair.Value.Line, StringComparer.Ordinal);
    }

    IEnumerable<CapCollectifRow> Rows(Action<double>? progress) =>
        _file.Rows(progress, header => new RowStart(header).Is).Select(row => new CapCollectifRow(row, _clock.GetUtcNow()));

    ContributionRow Contribution(CapCollectifRow row, string id, ImportReport report)
    {
        var read = Common(row, "contributions", Opinion, id, "proposal", report);
        return read with
        {
            Title = Cells.Text(row["contributions_title"] ?? ""),
            Section = Cells.Text(row["contributions_section_title"]) ?? "",
            Totals = Totals(row),
        };
    }

    ImportRow? Child(CapCollectifRow row, string owner, ImportReport report) =>
        row.Kind switch
        {
            RowKind.Vote => Vote(row, owner, report),
            RowKind.Argument => ArgumentRow(row, owner, report),
            RowKind.Source => SourceRow(row, owner, report),
            RowKind.Version => VersionRow(row, owner, report),
            RowKind.Report => ReportRow(row, owner, report),
            _ => Appendix(row, owner, report),
        };

    ContributionRow? ArgumentRow(CapCollectifRow row, string owner, ImportReport report)
    {
        const string prefix = "contributions_arguments";
        if (Id(row, prefix, report) is not { } id)
            return null;
        return Common(row, prefix, Argument, id, "argument", report) with
        {
            Parents = Parents(row, prefix, owner),
            Side = Cells.Clean(row[$"{prefix}_type"]).ToUpperInvariant() switch
            {
                "FOR" or "1" or "POUR" => Side.For,
                "AGAINST" or "0" or "CONTRE" => Side.Against,
                _ => null,
            },
            Totals = AgreeOnly(row, prefix),
        };
    }

    ContributionRow? SourceRow(CapCollectifRow row, string owner, ImportReport report)
    {
        const string prefix = "contributions_sources";
        if (Id(row, prefix, report) is not { } id)
            return null;
        return Common(row, prefix, Source, id, "source", report) with
        {
            Parents = Parents(row, prefix, owner),
            Title = Cells.Text(row[$"{prefix}_title"] ?? ""),
            Totals = AgreeOnly(row, prefix),
        };
    }

    /// <summary>Another wording that somebody proposes: a proposal under the proposal.</summary>
    ContributionRow? VersionRow(CapCollectifRow row, string owner, ImportReport report)
    {
        var prefix = row["contributions_versions_id"] is null ? "contribution_versions" : "contributions_versions";
        if (Id(row, prefix, report) is not { } id)
            return null;
        return Common(row, prefix, Version, id, "proposal", report) with
        {
            Parents = Parents(row, prefix, owner),
            Title = Cells.Text(row[$"{prefix}_title"] ?? ""),
            StandsAlone = true,
        };
    }

    /// <summary>A document that the author joined to the contribution, as its grounds.</summary>
    ContributionRow? Appendix(CapCollectifRow row, string owner, ImportReport report)
    {
        var title = Cells.Text(row["contributions_context_element_title"] ?? "");
        var body = Cells.Text(row["contributions_context_element_bodyText"] ?? "");
        if (title is "" && body is "")
        {
            report.Refuse(row.From, RowNote.NoText);
            return null;
        }
        return new ContributionRow
        {
            From = row.From,
            Key = Keys.Of("appendix", $"{owner}/{title}"),
            Parents = [Keys.Of(Opinion, owner)],
            Type = "source",
            Title = title,
            Body = body,
            Author = Author(row, "contributions"),
            CreatedAt = row.Date("contributions_createdAt"),
        };
    }

    VoteRow? Vote(CapCollectifRow row, string owner, ImportReport report)
    {
        const string prefix = "contributions_votes";
        var value = row[$"{prefix}_value"];
        if (Votes.Read(value) is not { } opinion)
        {
            report.Refuse(row.From, RowNote.UnknownVote, value ?? "");
            return null;
        }
        var author = Author(row, prefix);
        var id = row.Id($"{prefix}_id");
        return new VoteRow
        {
            From = row.From,
            Key = Keys.Of(RowKey.Vote, id.Length > 0 ? id : $"{owner}/{author.Id}"),
            Parents = Parents(row, prefix, owner),
            Author = author,
            Opinion = opinion,
        };
    }

    ReportRow? ReportRow(CapCollectifRow row, string owner, ImportReport report)
    {
        const string prefix = "contributions_reportings";
        if (Id(row, prefix, report) is not { } id)
            return null;
        return new ReportRow
        {
            From = row.From,
            Key = Keys.Of(RowKey.Report, id),
            Parents = Parents(row, prefix, owner),
            Author = Author(row, prefix),
            CreatedAt = row.Date($"{prefix}_createdAt"),
            Reason = ReasonOf(row[$"{prefix}_type"]),
            Body = Cells.Text(row[$"{prefix}_body"]) ?? "",
        };
    }

    /// <summary>The columns that contributions, arguments, sources and versions share, under their prefix.</summary>
    ContributionRow Common(CapCollectifRow row, string prefix, string kind, string id, string type, ImportReport report)
    {
        var body = Cells.Text(row[$"{prefix}_bodyText"] ?? row[$"{prefix}_body"] ?? "");
        if (body is null || (row[$"{prefix}_title"] is { } title && Cells.IsLost(title)))
            report.Remark(row.From, RowNote.TextLost, id);
        var created = row.Date($"{prefix}_createdAt");
        if (created is null)
            report.Remark(row.From, RowNote.DateUnreadable, row[$"{prefix}_createdAt"] ?? "");
        return new ContributionRow
        {
            From = row.From,
            Key = Keys.Of(kind, id),
            Type = type,
            Body = body,
            Author = Author(row, prefix),
            CreatedAt = created,
            UpdatedAt = row.Date($"{prefix}_updatedAt"),
            Trash = Trash(row, prefix),
            Published = Cells.Flag(row[$"{prefix}_published"]) is not false || Cells.Flag(row[$"{prefix}_trashed"]) is true,
        };
    }

    static string? Id(CapCollectifRow row, string prefix, ImportReport report)
    {
        var id = row.Id($"{prefix}_id");
        if (id.Length > 0)
            return id;
        report.Refuse(row.From, RowNote.NoId);
        return null;
    }

    /// <summary>What it names, of whatever kind; else the contribution whose columns the row repeats.</summary>
    static IReadOnlyList<RowKey> Parents(CapCollectifRow row, string prefix, string owner)
    {
        var related = row.Id($"{prefix}_related_id");
        var kind = Cells.Folded(row[$"{prefix}_related_kind"] ?? "") switch
        {
            "argument" => Argument,
            "source" => Source,
            "version" or "opinionversion" => Version,
            _ => Opinion,
        };
        IEnumerable<RowKey> keys = related.Length == 0 ? [] : [Keys.Of(kind, related)];
        return [.. keys.Concat(owner.Length == 0 ? [] : [Keys.Of(Opinion, owner)]).Distinct()];
    }

    static RowAuthor Author(CapCollectifRow row, string prefix) =>
        row.Id($"{prefix}_author_id") is { Length: > 0 } id ? new RowAuthor(id) : RowAuthor.Unknown;

    static RowTotals? Totals(CapCollectifRow row)
    {
        var agree = Cells.Count(row["contributions_votesCountOk"]);
        var mixed = Cells.Count(row["contributions_votesCountMitige"]);
        var disagree = Cells.Count(row["contributions_votesCountNok"]);
        return agree is null && mixed is null && disagree is null ? null : new RowTotals(agree ?? 0, mixed ?? 0, disagree ?? 0);
    }

    static RowTotals? AgreeOnly(CapCollectifRow row, string prefix) =>
        Cells.Count(row[$"{prefix}_votesCount"]) is { } votes ? new RowTotals(votes, 0, 0) : null;

    static RowTrash? Trash(CapCollectifRow row, string prefix) =>
        Cells.Flag(row[$"{prefix}_trashed"]) is true
            ? new RowTrash(
                row.Date($"{prefix}_trashedAt"),
                Cells.Text(row[$"{prefix}_trashedReason"]) ?? "",
                Cells.Folded(row[$"{prefix}_trashedStatus"] ?? "") is "invisible"
            )
            : null;

    static ModerationReason ReasonOf(string? type) =>
        Cells.Folded(type ?? "") switch
        {
            "spam" => ModerationReason.Commercial,
            "off" or "offtopic" => ModerationReason.OffTopic,
            "sex" or "insult" => ModerationReason.Insulting,
            var other => TrashReasons.Of(other),
        };
}
