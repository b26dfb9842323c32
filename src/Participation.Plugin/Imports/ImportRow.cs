using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;

namespace Participation.Imports;

/// <summary>
/// What a reader understood of one row of a file. Texts are plain; a null text was lost in the file (a cell that Excel
/// took for a formula), an empty one was never there.
/// </summary>
public abstract record ImportRow
{
    public required RowOrigin From { get; init; }

    /// <summary>Its name in the other platform; the same key is never taken twice into a process.</summary>
    public required RowKey Key { get; init; }

    /// <summary>What it answers to, the best known first; the others serve when the first is not in the files.</summary>
    public IReadOnlyList<RowKey> Parents { get; init; } = [];

    public RowAuthor Author { get; init; } = RowAuthor.Unknown;

    /// <summary>Null when the file has no date that can be read.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>What the row is called in the report: a contribution's type, or comment, vote, report.</summary>
    public abstract string Called { get; }
}

/// <param name="File">Its name, without folder.</param>
/// <param name="Line">From 1, the first line of the row (for JSON, the number of the item).</param>
public sealed record RowOrigin(string File, int Line);

/// <summary>Ids overlap between the files of one export, so the kind is part of the key.</summary>
public readonly record struct RowKey(string Kind, string Id)
{
    public const string Author = "author";
    public const string Comment = "comment";
    public const string Vote = "vote";
    public const string Report = "report";

    /// <summary>Kinds that mean one thing for every reader; contributions use others.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>([Author, Comment, Vote, Report]);
}

/// <summary>Who wrote it, as the other platform says; never shown, only turned into a pseudonym.</summary>
/// <param name="Id">The account's id there, or the name when there is no id.</param>
/// <param name="IsName">A pseudonym drawn from a name could be recomputed by who guesses the name: such ones are random.</param>
public sealed record RowAuthor(string Id, bool IsName = false)
{
    public static readonly RowAuthor Unknown = new("");
}

/// <param name="Hidden">The other platform did not show the text any more.</param>
public sealed record RowTrash(DateTimeOffset? At, string Reason, bool Hidden);

/// <summary>Totals that the other platform counted.</summary>
public sealed record RowTotals(int Agree, int Mixed, int Disagree);

/// <param name="Text">Empty when there is a status alone.</param>
public sealed record RowAnswer(FollowUpStatus Status, string Text, DateTimeOffset? At);

public sealed record ContributionRow : ImportRow
{
    public required string Type { get; init; }
    public Side? Side { get; init; }
    public string? Title { get; init; } = "";
    public string? Body { get; init; } = "";
    public string Section { get; init; } = "";
    public string Theme { get; init; } = "";

    /// <summary>A name or an INSEE code; anything else is ignored.</summary>
    public string Commune { get; init; } = "";
    public string Place { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Null when the file has no totals: then single votes are counted, where there are.</summary>
    public RowTotals? Totals { get; init; }
    public RowTrash? Trash { get; init; }
    public RowAnswer? Answer { get; init; }
    public bool Withdrawn { get; init; }

    /// <summary>False for what the other platform never showed: it is left there.</summary>
    public bool Published { get; init; } = true;

    /// <summary>It makes sense without its parent.</summary>
    public bool StandsAlone { get; init; }

    public override string Called => Type;
}

public sealed record CommentRow : ImportRow
{
    public int Alignment { get; init; }
    public string? Body { get; init; } = "";
    public RowTrash? Trash { get; init; }
    public override string Called => RowKey.Comment;
}

public sealed record VoteRow : ImportRow
{
    public Opinion Opinion { get; init; }
    public override string Called => RowKey.Vote;
}

public sealed record ReportRow : ImportRow
{
    public ModerationReason Reason { get; init; }
    public string Body { get; init; } = "";
    public override string Called => RowKey.Report;
}
