using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Participation.FollowUp;

namespace Participation.Contributions;

/// <summary>A contribution in the API's lists.</summary>
public record ContributionItem
{
    public required Guid Id { get; init; }

    /// <summary>Absolute address of its page.</summary>
    public required string Url { get; init; }

    /// <summary>Slug of its process; null when that is no longer published.</summary>
    public required string? Process { get; init; }
    public required string Type { get; init; }
    public required Side? Side { get; init; }
    public required Guid? Parent { get; init; }

    /// <summary>Empty for a type that has a text only.</summary>
    public required string Title { get; init; }

    /// <summary>Plain text.</summary>
    public required string Body { get; init; }
    public required string? Section { get; init; }
    public required string? Theme { get; init; }

    /// <summary>INSEE code.</summary>
    public required string? Commune { get; init; }

    /// <summary>Pseudonym; null once the account is closed.</summary>
    public required string? Author { get; init; }

    /// <summary>How it reached us.</summary>
    public required Channel Channel { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last edit that left a version.</summary>
    public required DateTimeOffset? EditedAt { get; init; }
    public required VotesView Votes { get; init; }
    public required int Comments { get; init; }

    /// <summary>Arguments and sources that answer to it.</summary>
    public required int Arguments { get; init; }
    public required FollowUpStatus? Status { get; init; }
}

/// <summary>One contribution with everything about it.</summary>
public sealed record ContributionDetails : ContributionItem
{
    [SetsRequiredMembers]
    public ContributionDetails(ContributionItem item)
        : base(item) { }

    /// <summary>The fields that editors added to its type, by name.</summary>
    public JsonElement? Fields { get; init; }
    public string? Place { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    /// <summary>What an edit starts from.</summary>
    public int Version { get; init; }

    /// <summary>When it was moved to the trash; it is in no list while it is there.</summary>
    public DateTimeOffset? TrashedAt { get; init; }
    public IReadOnlyList<AttachmentView> Attachments { get; init; } = [];

    /// <summary>The reader's own opinion.</summary>
    public Opinion? Opinion { get; init; }

    /// <summary>Whether the reader wrote it.</summary>
    public bool IsMine { get; init; }
}

/// <param name="Alternative">What the image shows.</param>
/// <param name="Length">Bytes.</param>
public sealed record AttachmentView(Guid Id, string Url, string Name, string MediaType, long Length, string? Alternative);

/// <summary>What is shown (live and imported together), and both apart.</summary>
public sealed record VotesView(int Agree, int Mixed, int Disagree, VoteCount Live, VoteCount Imported)
{
    public static VotesView Of(Tally tally) =>
        new(
            tally.AllAgree,
            tally.AllMixed,
            tally.AllDisagree,
            new(tally.Agree, tally.Mixed, tally.Disagree),
            new(tally.ImportedAgree, tally.ImportedMixed, tally.ImportedDisagree)
        );
}

public sealed record VoteCount(int Agree, int Mixed, int Disagree);
