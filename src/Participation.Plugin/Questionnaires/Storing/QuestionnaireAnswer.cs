using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Questionnaires;

/// <summary>
/// One respondent's answers, under way or sent. Of an anonymous questionnaire it holds nothing that leads to a person: its
/// id is drawn at random, the row is stored in the order of ids and not of arrival, and no time finer than a day is kept.
/// </summary>
public sealed class QuestionnaireAnswer
{
    /// <summary>Random (UUID version 4): a time-ordered one would tell the order of arrival.</summary>
    public Guid Id { get; init; }

    public required Guid QuestionnaireId { get; init; }

    /// <summary>The version that was last shown to the respondent.</summary>
    public required Guid VersionId { get; set; }

    /// <summary>Who answers, in the mode that says so; always null in the others.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>By field, as JSON: as typed while under way, checked once sent.</summary>
    public required string Values { get; set; }

    /// <summary>How many pages were sent at least once, in the order of the form: where people stop.</summary>
    public int Reached { get; set; }

    public AnswerChannel Channel { get; init; }

    /// <summary>The last day on which it changed, in Paris.</summary>
    public DateOnly Day { get; set; }

    public bool IsSent { get; set; }
}

public enum AnswerChannel
{
    Web,
    Kiosk,
    Api,
}

/// <summary>
/// That a person took part in an anonymous questionnaire: all that is known, and what keeps them from answering twice. It
/// is written when they begin, so that sending the answers needs neither their account nor their presence.
/// </summary>
public sealed class QuestionnaireParticipation
{
    public required Guid QuestionnaireId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>In Paris.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>A file joined to an answer; its bytes are under <c>{data}/answers</c>, named by id alone.</summary>
public sealed class AnswerFile
{
    /// <summary>Random, as <see cref="QuestionnaireAnswer.Id"/>.</summary>
    public Guid Id { get; init; }
    public required Guid AnswerId { get; init; }
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }
}

sealed class QuestionnaireAnswerTable : IEntityTypeConfiguration<QuestionnaireAnswer>
{
    public void Configure(EntityTypeBuilder<QuestionnaireAnswer> table)
    {
        table.ToTable("QuestionnaireAnswers");
        table.Property(answer => answer.Id).ValueGeneratedNever();
        table.HasIndex(answer => new { answer.QuestionnaireId, answer.PersonId }).IsUnique();
        table.HasIndex(answer => new
        {
            answer.VersionId,
            answer.IsSent,
            answer.Reached,
        });
    }
}

sealed class QuestionnaireParticipationTable : IEntityTypeConfiguration<QuestionnaireParticipation>
{
    public void Configure(EntityTypeBuilder<QuestionnaireParticipation> table)
    {
        table.ToTable("QuestionnaireParticipations");
        table.HasKey(row => new { row.QuestionnaireId, row.PersonId });
        table.HasIndex(row => row.PersonId);
    }
}

sealed class AnswerFileTable : IEntityTypeConfiguration<AnswerFile>
{
    public void Configure(EntityTypeBuilder<AnswerFile> table)
    {
        table.ToTable("QuestionnaireFiles");
        table.Property(file => file.Id).ValueGeneratedNever();
        table.Property(file => file.MediaType).HasMaxLength(80);
        table.HasIndex(file => file.AnswerId);
    }
}
