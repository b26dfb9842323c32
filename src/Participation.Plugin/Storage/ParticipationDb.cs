using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Imports;
using Participation.Moderation;
using Participation.Notifications;
using Participation.Petitions;
using Participation.Questionnaires;

namespace Participation.Storage;

/// <summary>
/// Everything that citizens write and what became of it. Each room maps its own tables (<c>*Table.cs</c>); every
/// write leaves a line in the change feed, in the same transaction.
/// </summary>
public abstract class ParticipationDb(DbContextOptions options, DatabaseChoice database, WriteGate gate, ChangeSignal signal)
    : GatedDb(options, database, gate)
{
    public DbSet<Person> Persons => Set<Person>();
    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();
    public DbSet<Contribution> Contributions => Set<Contribution>();
    public DbSet<ContributionVersion> ContributionVersions => Set<ContributionVersion>();
    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();
    public DbSet<Support> Supports => Set<Support>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Comment> Comments => Set<Comment>();
    public DbSet<CommentVote> CommentVotes => Set<CommentVote>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<Trashing> Trashings => Set<Trashing>();
    public DbSet<Restoration> Restorations => Set<Restoration>();
    public DbSet<FollowUpAnswer> FollowUpAnswers => Set<FollowUpAnswer>();
    public DbSet<QuestionnaireAnswer> QuestionnaireAnswers => Set<QuestionnaireAnswer>();
    public DbSet<QuestionnaireParticipation> QuestionnaireParticipations => Set<QuestionnaireParticipation>();
    public DbSet<QuestionnaireVersion> QuestionnaireVersions => Set<QuestionnaireVersion>();
    public DbSet<QuestionnaireWording> QuestionnaireWordings => Set<QuestionnaireWording>();
    public DbSet<AnswerFile> AnswerFiles => Set<AnswerFile>();
    public DbSet<ResultsPublication> ResultsPublications => Set<ResultsPublication>();
    public DbSet<OutgoingLetter> Letters => Set<OutgoingLetter>();
    public DbSet<Petition> Petitions => Set<Petition>();
    public DbSet<PetitionStep> PetitionSteps => Set<PetitionStep>();
    public DbSet<Signatory> Signatories => Set<Signatory>();
    public DbSet<Signature> Signatures => Set<Signature>();
    public DbSet<SignatureTally> SignatureTallies => Set<SignatureTally>();
    public DbSet<Invalidation> Invalidations => Set<Invalidation>();
    public DbSet<Recount> Recounts => Set<Recount>();
    public DbSet<MailProviderTable> MailProviderTables => Set<MailProviderTable>();
    public DbSet<ImportedRow> ImportedRows => Set<ImportedRow>();
    public DbSet<Erasure> Erasures => Set<Erasure>();
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>Adds a line to the change feed, saved with the rest.</summary>
    public void Announce(string kind, Guid id) => Changes.Add(new Change { Kind = kind, SubjectId = id });

    protected override void AfterCommit() => signal.Pulse();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        Change.Map(modelBuilder, Choice);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ParticipationDb).Assembly);
    }
}

/// <summary>The embedded default. One class a provider, because migrations differ.</summary>
public sealed class ParticipationDbSqlite(DatabaseChoice database, WriteGate gate, ChangeSignal signal)
    : ParticipationDb(database.Configure(new DbContextOptionsBuilder<ParticipationDbSqlite>()).Options, database, gate, signal);

/// <summary>When one machine is outgrown.</summary>
public sealed class ParticipationDbPostgres(DatabaseChoice database, WriteGate gate, ChangeSignal signal)
    : ParticipationDb(database.Configure(new DbContextOptionsBuilder<ParticipationDbPostgres>()).Options, database, gate, signal);
