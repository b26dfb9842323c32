using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// The decision to show results to everyone, or to show them no longer: the last one holds. What is shown is what was
/// decided on, small cells suppressed once and for all, so that two readings never tell what one hides.
/// </summary>
public sealed class ResultsPublication
{
    public Guid Id { get; init; }
    public required Guid QuestionnaireId { get; init; }
    public required Guid VersionId { get; init; }

    /// <summary><see cref="PublishedResults"/> as JSON; null when they are withdrawn.</summary>
    public string? Figures { get; init; }

    /// <summary>How many answers they count.</summary>
    public int Answers { get; init; }
    public required Guid AgentId { get; init; }
    public DateTimeOffset At { get; init; }
}

sealed class ResultsPublicationTable : IEntityTypeConfiguration<ResultsPublication>
{
    public void Configure(EntityTypeBuilder<ResultsPublication> table)
    {
        table.ToTable("QuestionnaireResultsPublications");
        table.HasIndex(row => new { row.QuestionnaireId, row.At });
    }
}

/// <summary>Results as everyone may see them.</summary>
/// <param name="Answers">Null when there are too few to say.</param>
public sealed record PublishedResults(int? Answers, IReadOnlyList<PublishedQuestion> Questions)
{
    /// <summary>When agents published them.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DateTimeOffset At { get; init; }
}

/// <param name="Answered">How many answered it; null when they are too few to say.</param>
/// <param name="Mean">Of numbers; null when it is not said.</param>
/// <param name="Cells">Of choices; empty for what has none.</param>
public sealed record PublishedQuestion(
    string Code,
    QuestionKind Kind,
    Translated Title,
    Translated? Row,
    int? Answered,
    double? Mean,
    double? Median,
    IReadOnlyList<PublishedCell> Cells
);

/// <param name="Count">Null: fewer than five, or it would tell which one is.</param>
public sealed record PublishedCell(string Code, Translated Label, int? Count);

/// <summary>The results that hold now.</summary>
public sealed class ReadPublished(ParticipationDb db)
{
    /// <returns>Null before the first publication, and after a withdrawal.</returns>
    public async Task<PublishedResults?> Run(Guid questionnaire, CancellationToken stop)
    {
        var last = await db
            .ResultsPublications.AsNoTracking()
            .Where(row => row.QuestionnaireId == questionnaire)
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(stop);
        return
            last?.Figures is { } figures && JsonSerializer.Deserialize<PublishedResults>(figures, FrozenForm.Json) is { } results
            ? results with
            {
                At = last.At,
            }
            : null;
    }
}
