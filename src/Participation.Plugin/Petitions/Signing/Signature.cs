using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Petitions;

/// <summary>
/// A confirmed signature: what is counted. It says which commune and when, never who; who it was is the
/// <see cref="Signatory"/> of the same id, which is erased after a time. Never deleted: an invalidated one stays, marked.
/// </summary>
public sealed class Signature
{
    /// <summary>The kind in the change feed.</summary>
    public const string Kind = "signature";

    public Guid Id { get; init; }
    public required Guid PetitionId { get; init; }

    /// <summary>INSEE code; empty for somebody from elsewhere.</summary>
    public required string Commune { get; init; }

    public SignatureChannel Channel { get; init; }

    /// <summary>When it was confirmed.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The decision that took it out of the count; null while it counts.</summary>
    public Guid? InvalidationId { get; set; }
}

public enum SignatureChannel
{
    Account,
    Email,
    Paper,
}

/// <summary>
/// How many signatures count, by petition, commune and channel; written in the transaction of each signature. On
/// PostgreSQL a busy commune is spread over shards, so that people who sign at once do not wait for one row; what is
/// shown is the sum.
/// </summary>
public sealed class SignatureTally
{
    /// <summary>As many as there are clients worth of processors; on SQLite there is one writer and one shard.</summary>
    public const int Shards = 16;

    public required Guid PetitionId { get; init; }
    public required string Commune { get; init; }
    public SignatureChannel Channel { get; init; }
    public int Shard { get; init; }
    public int Count { get; set; }
}

sealed class SignatureTable : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> table)
    {
        table.Property(signature => signature.Commune).HasMaxLength(5);
        table.HasIndex(signature => new { signature.PetitionId, signature.At });
        table.HasIndex(signature => signature.InvalidationId).HasFilter("\"InvalidationId\" IS NOT NULL");
        table.HasOne<Petition>().WithMany().HasForeignKey(signature => signature.PetitionId).OnDelete(DeleteBehavior.Restrict);
    }
}

sealed class SignatureTallyTable : IEntityTypeConfiguration<SignatureTally>
{
    public void Configure(EntityTypeBuilder<SignatureTally> table)
    {
        table.ToTable("SignatureTallies");
        table.HasKey(tally => new
        {
            tally.PetitionId,
            tally.Commune,
            tally.Channel,
            tally.Shard,
        });
        table.Property(tally => tally.Commune).HasMaxLength(5);
    }
}
