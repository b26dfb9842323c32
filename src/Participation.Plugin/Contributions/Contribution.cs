using Participation.Citizens;
using Participation.FollowUp;

namespace Participation.Contributions;

/// <summary>
/// What somebody brought to a process: a proposal, an argument, a question, a source. Its type is the alias of an
/// element type, whose extra fields are in <see cref="Values"/>.
/// </summary>
public sealed class Contribution
{
    /// <summary>The kind in the change feed, in reports and in the trash.</summary>
    public const string Kind = "contribution";

    public Guid Id { get; init; }

    /// <summary>The key of the process document.</summary>
    public required Guid ProcessId { get; init; }

    /// <summary>Alias of the element type: <c>proposal</c>, <c>argument</c>, <c>question</c>, <c>source</c>…</summary>
    public required string Type { get; init; }

    /// <summary>What it argues about or documents; null when it stands by itself.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>For or against the parent; only arguments take a side.</summary>
    public Side? Side { get; init; }

    /// <summary>Empty for an argument, which has a text only.</summary>
    public string Title { get; set; } = "";

    /// <summary>Plain text; blank lines separate paragraphs.</summary>
    public string Body { get; set; } = "";

    /// <summary>The fields that editors added to the type, by alias, as JSON; null when there are none.</summary>
    public string? Values { get; set; }

    /// <summary>Identifier of a section of the process; for an import, its name in the file.</summary>
    public string? Section { get; set; }

    public string? Theme { get; set; }

    /// <summary>INSEE code (five characters) of the commune it is about.</summary>
    public string? Commune { get; set; }

    /// <summary>A place in words.</summary>
    public string? Place { get; set; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; set; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Longitude { get; set; }

    public required Guid AuthorId { get; init; }
    public Person? Author { get; init; }

    /// <summary>How it reached us; shown to readers.</summary>
    public Channel Channel { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last edit that readers can tell from the first text; null when there was none.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>Number of the current version, from 1.</summary>
    public int Version { get; set; } = 1;

    /// <summary>When somebody first supported, commented or argued: from then on edits leave versions.</summary>
    public DateTimeOffset? FirstReactionAt { get; set; }

    /// <summary>Live supports and what the imported platform counted, kept apart; what is shown is their sum.</summary>
    public Tally Votes { get; init; } = new();

    /// <summary>Comments in its thread, the trashed ones not counted.</summary>
    public int Comments { get; set; }

    /// <summary>Arguments and sources below it, the trashed and withdrawn ones not counted.</summary>
    public int Children { get; set; }

    public Withdrawal? Withdrawal { get; set; }

    /// <summary>When it was moved to the trash, while it is there. The reason is in the <c>Trashing</c>.</summary>
    public DateTimeOffset? TrashedAt { get; set; }

    /// <summary>What became of it: the status of the latest official answer.</summary>
    public FollowUpStatus? Status { get; set; }

    /// <summary>Published and neither withdrawn nor in the trash.</summary>
    public bool IsListed => TrashedAt is null && Withdrawal is null;

    /// <summary>How long an author may correct a text that nobody has reacted to, without leaving a version.</summary>
    public static readonly TimeSpan FreeEdit = TimeSpan.FromMinutes(30);

    /// <summary>Whether an edit at this instant leaves no trace: nobody has reacted yet and the half hour is not over.</summary>
    public bool IsFreeToEditAt(DateTimeOffset now) => FirstReactionAt is null && now < CreatedAt + FreeEdit;

    /// <summary>
    /// Changes the text. Answers the version to keep, or null when the edit is free or changes nothing.
    /// </summary>
    public ContributionVersion? Edit(string title, string body, string? values, DateTimeOffset now)
    {
        if (
            string.Equals(title, Title, StringComparison.Ordinal)
            && string.Equals(body, Body, StringComparison.Ordinal)
            && string.Equals(values, Values, StringComparison.Ordinal)
        )
            return null;
        var former = IsFreeToEditAt(now)
            ? null
            : new ContributionVersion
            {
                Id = Guid.CreateVersion7(now),
                ContributionId = Id,
                Number = Version,
                Title = Title,
                Body = Body,
                Values = Values,
                At = EditedAt ?? CreatedAt,
            };
        (Title, Body, Values) = (title, body, values);
        if (former is null)
            return null;
        (Version, EditedAt) = (Version + 1, now);
        return former;
    }
}

public enum Side
{
    For = 1,
    Against = -1,
}

/// <summary>The origin of a contribution (C8).</summary>
public enum Channel
{
    Web,
    Kiosk,
    Paper,
    Meeting,
    Email,
    Import,
}
