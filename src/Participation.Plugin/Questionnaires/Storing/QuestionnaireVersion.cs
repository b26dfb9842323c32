using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Questionnaires;

/// <summary>
/// The questions as they were when somebody answered them: frozen by the first answer. Changing anything but words makes
/// another version, and answers keep theirs.
/// </summary>
public sealed class QuestionnaireVersion
{
    public Guid Id { get; init; }
    public required Guid QuestionnaireId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The day of the first answer, in Paris.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The same structure of the same questionnaire is the same version, whoever meets it first.</summary>
    public static Guid IdOf(Guid questionnaire, FrozenForm form) => Named($"{questionnaire:N}{form.Structure}");

    internal static Guid Named(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <summary>The words of a version: the first, then one row for each correction that was published, which is its trace.</summary>
public sealed class QuestionnaireWording
{
    public Guid Id { get; init; }
    public required Guid VersionId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The whole <see cref="QuestionnaireForm"/> as JSON.</summary>
    public required string Form { get; init; }

    /// <summary>The day from which it was shown to somebody who answered, in Paris.</summary>
    public required DateOnly Day { get; init; }

    public static Guid IdOf(Guid version, FrozenForm form) => QuestionnaireVersion.Named($"{version:N}{form.Wording}");
}

sealed class QuestionnaireVersionTable : IEntityTypeConfiguration<QuestionnaireVersion>
{
    public void Configure(EntityTypeBuilder<QuestionnaireVersion> table)
    {
        table.ToTable("QuestionnaireVersions");
        table.Property(version => version.Id).ValueGeneratedNever();
        table.HasIndex(version => new { version.QuestionnaireId, version.Number }).IsUnique();
    }
}

sealed class QuestionnaireWordingTable : IEntityTypeConfiguration<QuestionnaireWording>
{
    public void Configure(EntityTypeBuilder<QuestionnaireWording> table)
    {
        table.ToTable("QuestionnaireWordings");
        table.Property(wording => wording.Id).ValueGeneratedNever();
        table.HasIndex(wording => new { wording.VersionId, wording.Number }).IsUnique();
    }
}
