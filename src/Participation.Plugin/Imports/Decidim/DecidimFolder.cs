using System.Text.RegularExpressions;
using Participation.FollowUp;
using Participation.Geography;

namespace Participation.Imports.Decidim;

/// <summary>
/// The open data or the administration's export of a Decidim platform: files of proposals and of comments, CSV or JSON,
/// older and newer columns, in one folder. Files are told apart by their columns, not by their names.
/// </summary>
public sealed partial class DecidimFolder : IImportReader
{
    const string Proposal = "proposal";

    readonly IReadOnlyList<DecidimTable> _tables;
    readonly Communes _communes;
    readonly TimeProvider _clock;

    /// <exception cref="UnusableImportException">The folder is missing or holds neither proposals nor comments.</exception>
    public DecidimFolder(string path, Communes communes, TimeProvider clock)
    {
        (_communes, _clock) = (communes, clock);
        if (!Directory.Exists(path) && !File.Exists(path))
            throw new UnusableImportException("FileMissing", path);
        _tables = [.. DecidimTable.Open(path).OrderBy(table => table.HoldsComments)];
        if (_tables.Count == 0)
            throw new UnusableImportException("NotDecidim", path);
    }

    /// <summary>Decidim has categories, which become themes.</summary>
    public IReadOnlyList<string> Sections() => [];

    public IEnumerable<ImportRow> Read(ImportReport report)
    {
        for (var place = 0; place < _tables.Count; place++)
        {
            var table = _tables[place];
            var done = (double)place / _tables.Count;
            foreach (var row in table.Rows(report, fraction => report.Fraction = done + (fraction / _tables.Count)))
                if (Understand(table, row, report) is { } understood)
                    yield return understood;
        }
    }

    ImportRow? Understand(DecidimTable table, DecidimRow row, ImportReport report)
    {
        if (row.Repaired)
            report.Remark(row.From, RowNote.QuotesRepaired);
        var id = Cells.Clean(row["id"]);
        if (id.Length == 0 || Cells.IsLost(id))
        {
            report.Refuse(row.From, RowNote.NoId);
            return null;
        }
        return table.HoldsComments ? Comment(row, id, report) : ProposalRow(row, id, report);
    }

    ContributionRow? ProposalRow(DecidimRow row, string id, ImportReport report)
    {
        var (title, body) = (Cells.Text(row.Words("title") ?? ""), Cells.Text(row.Words("body") ?? ""));
        if (title is "" && body is "")
        {
            report.Refuse(row.From, RowNote.NoText, id);
            return null;
        }
        if (title is null || body is null)
            report.Remark(row.From, RowNote.TextLost, id);
        var place = Cells.Text(row.Words("scope/name") ?? row.Words("scope")) ?? "";
        var theme =
            Cells.Text(
                row.Words("category/name") ?? row.Words("taxonomies/name") ?? row.Words("category") ?? row.Words("taxonomies")
            ) ?? "";
        var amended = Cells.Flag(row["is_amend"]) is true ? Number(row["original_proposal/id"] ?? row["original_proposal"]) : "";
        return new ContributionRow
        {
            From = row.From,
            Key = Keys.Of(Proposal, id),
            Parents = amended.Length > 0 && amended != id ? [Keys.Of(Proposal, amended)] : [],
            StandsAlone = true,
            Type = "proposal",
            Author = row.Author,
            CreatedAt = Created(row, report),
            UpdatedAt = Cells.Date(row["updated_at"], _clock.GetUtcNow()),
            Title = title,
            Body = body,
            Theme = theme,
            Commune = (_communes.Named(place) ?? _communes.Named(theme))?.Insee ?? "",
            Place = Cells.Text(row["address"]) is { Length: > 0 } address ? address : place,
            Latitude = Cells.Degrees(row["latitude"], 90),
            Longitude = Cells.Degrees(row["longitude"], 180),
            Totals = Cells.Count(row["votes"] ?? row["proposal_votes_count"]) is { } votes ? new RowTotals(votes, 0, 0) : null,
            Answer = Answer(row),
            Withdrawn =
                Cells.Folded(row.State) is "withdrawn"
                || Cells.Flag(row["withdrawn"]) is true
                || Date(row, "withdrawn_at") is not null,
        };
    }

    CommentRow? Comment(DecidimRow row, string id, ImportReport report)
    {
        var body = Cells.Text(row.Words("body") ?? "");
        if (body is null or "")
            report.Remark(row.From, RowNote.TextLost, id);
        var parents = Parents(row);
        if (parents.Count == 0)
        {
            report.Refuse(row.From, RowNote.UnknownParent, $"{row["commentable_type"]} {row["commentable_id"]}");
            return null;
        }
        return new CommentRow
        {
            From = row.From,
            Key = Keys.Of(RowKey.Comment, id),
            Parents = parents,
            Author = row.Author,
            CreatedAt = Created(row, report),
            Alignment = Cells.Clean(row["alignment"]) switch
            {
                "1" or "1.0" => 1,
                "-1" or "-1.0" => -1,
                _ => 0,
            },
            Body = body is "" ? null : body,
        };
    }

    /// <summary>What it answers; when that was removed over there, the proposal that its address names.</summary>
    static IReadOnlyList<RowKey> Parents(DecidimRow row)
    {
        var parents = new List<RowKey>();
        var id = Number(row["commentable_id"]);
        var type = Cells.Clean(row["commentable_type"]);
        if (id.Length > 0 && type.EndsWith("Comment", StringComparison.OrdinalIgnoreCase))
            parents.Add(Keys.Of(RowKey.Comment, id));
        else if (id.Length > 0 && type.EndsWith("Proposal", StringComparison.OrdinalIgnoreCase))
            parents.Add(Keys.Of(Proposal, id));
        if (ProposalAddress().Match(row["root_commentable_url"] ?? "") is { Success: true } address)
            parents.Add(Keys.Of(Proposal, address.Groups["id"].Value));
        return [.. parents.Distinct()];
    }

    RowAnswer? Answer(DecidimRow row)
    {
        var text = Cells.Text(row.Words("answer")) ?? "";
        var status = Cells.Folded(row.State) switch
        {
            "accepted" => FollowUpStatus.TakenIntoAccount,
            "rejected" => FollowUpStatus.NotRetained,
            "evaluating" => FollowUpStatus.UnderStudy,
            _ => text.Length > 0 ? FollowUpStatus.UnderStudy : (FollowUpStatus?)null,
        };
        return status is { } known ? new RowAnswer(known, text, Date(row, "answered_at")) : null;
    }

    DateTimeOffset? Created(DecidimRow row, ImportReport report)
    {
        var date = Date(row, "created_at") ?? Date(row, "published_at");
        if (date is null)
            report.Remark(row.From, RowNote.DateUnreadable, row["created_at"] ?? "");
        return date;
    }

    DateTimeOffset? Date(DecidimRow row, string column) => Cells.Date(row[column], _clock.GetUtcNow());

    static string Number(string? cell) =>
        Cells.Clean(cell) is var text && text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;

    [GeneratedRegex("/proposals/(?<id>[0-9]{1,18})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ProposalAddress();
}
