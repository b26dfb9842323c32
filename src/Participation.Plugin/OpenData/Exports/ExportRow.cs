using Participation.Contributions;
using Participation.FollowUp;

namespace Participation.OpenData;

/// <summary>One contribution as the public may have it: who wrote it is not even loaded.</summary>
public sealed record ExportRow(
    Guid Id,
    string Type,
    Side? Side,
    Guid? ParentId,
    string Title,
    string Body,
    string? Values,
    string? Section,
    string? Theme,
    string? Commune,
    string? Place,
    double? Latitude,
    double? Longitude,
    Channel Channel,
    DateTimeOffset CreatedAt,
    DateTimeOffset? EditedAt,
    Tally Votes,
    int Comments,
    int Children,
    FollowUpStatus? Status
)
{
    /// <summary>The latest official answer.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}
