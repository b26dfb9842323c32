using Cms.DataTypes;
using Cms.Dictionary;
using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Languages;
using Cms.Redirects;
using Cms.Sync;
using Cms.Users;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Cms.Storage;

/// <summary>What editors own. Read when something is published or edited, never to show a page.</summary>
public abstract class CmsDb(DbContextOptions options, DatabaseChoice database, WriteGate gate) : GatedDb(options, database, gate)
{
    public const string Schema = "cms";

    public DbSet<NodeRow> Nodes => Set<NodeRow>();
    public DbSet<NodeVersion> Versions => Set<NodeVersion>();
    public DbSet<TypeRow> Types => Set<TypeRow>();
    public DbSet<DataTypeRow> DataTypes => Set<DataTypeRow>();
    public DbSet<Language> Languages => Set<Language>();
    public DbSet<DictionaryItem> Dictionary => Set<DictionaryItem>();
    public DbSet<Domain> Domains => Set<Domain>();
    public DbSet<FormerAddress> FormerAddresses => Set<FormerAddress>();
    public DbSet<SyncedFile> SyncedFiles => Set<SyncedFile>();
    public DbSet<StaffUser> Users => Set<StaffUser>();
    public DbSet<UserGroup> Groups => Set<UserGroup>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<NodeRow>(node =>
        {
            node.HasIndex(n => n.Key).IsUnique();
            node.HasIndex(n => new { n.Parent, n.SortOrder });
            node.HasIndex(n => n.Id, "IX_Nodes_Scheduled").HasFilter("\"Schedule\" IS NOT NULL"); // asked every second
            node.Property(n => n.Kind).HasConversion<string>().HasMaxLength(20);
            node.Property(n => n.Draft).IsJson();
            node.Property(n => n.Live).IsJson();
            node.Property(n => n.Schedule).IsJson();
        });
        modelBuilder.Entity<NodeVersion>(version =>
        {
            version.HasIndex(v => new { v.Node, v.Number }).IsUnique();
            version.Property(v => v.Content).IsJson();
        });
        modelBuilder.Entity<TypeRow>(type =>
        {
            type.HasIndex(t => t.Key).IsUnique();
            type.HasIndex(t => new { t.Kind, t.Alias }).IsUnique();
            type.Property(t => t.Kind).HasConversion<string>().HasMaxLength(20);
            type.Property(t => t.Definition).IsJson();
        });
        modelBuilder.Entity<DataTypeRow>().HasIndex(type => type.Key).IsUnique();
        modelBuilder.Entity<Language>().HasKey(language => language.IsoCode);
        modelBuilder.Entity<DictionaryItem>().HasKey(item => item.Alias);
        modelBuilder.Entity<DictionaryItem>().Property(item => item.Translations).IsJson();
        modelBuilder.Entity<Domain>().HasKey(domain => new { domain.Name, domain.Language });
        modelBuilder.Entity<Domain>().Ignore(domain => domain.PathPrefix);
        modelBuilder.Entity<FormerAddress>().HasKey(address => new { address.Culture, address.Path });
        modelBuilder.Entity<SyncedFile>().HasKey(file => file.Path);
        modelBuilder.Entity<StaffUser>(user =>
        {
            user.HasIndex(u => u.Key).IsUnique();
            user.HasIndex(u => u.Email).IsUnique();
            user.Property(u => u.Groups).IsJson();
            user.Property(u => u.Reach).IsJson();
        });
        modelBuilder.Entity<UserGroup>(group =>
        {
            group.HasIndex(g => g.Key).IsUnique();
            group.HasIndex(g => g.Alias).IsUnique();
            group.Property(g => g.Rights).IsJson();
        });
        modelBuilder.Entity<AuditRow>(entry =>
        {
            entry.HasIndex(e => new { e.Subject, e.At });
            entry.Property(e => e.Action).HasMaxLength(40);
        });
        modelBuilder.UseOpenIddict<Guid>();
    }
}

/// <summary>One class a provider: each has migrations of its own.</summary>
public sealed class CmsDbSqlite(DbContextOptions<CmsDbSqlite> options, DatabaseChoice database, WriteGate gate)
    : CmsDb(options, database, gate);

/// <inheritdoc cref="CmsDbSqlite"/>
public sealed class CmsDbPostgres(DbContextOptions<CmsDbPostgres> options, DatabaseChoice database, WriteGate gate)
    : CmsDb(options, database, gate);
