using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Participation.Imports;

/// <summary>Where a row of an imported file went: run again, nothing comes twice.</summary>
public sealed class ImportedRow
{
    public required Guid ProcessId { get; init; }

    /// <summary>Ids overlap between the files of one export: <c>opinion</c>, <c>argument</c>, <c>source</c>, <c>author</c>…</summary>
    public required string Kind { get; init; }

    public required string ExternalId { get; init; }
    public required Guid ItemId { get; init; }
}

sealed class ImportedRowTable : IEntityTypeConfiguration<ImportedRow>
{
    public void Configure(EntityTypeBuilder<ImportedRow> table)
    {
        table.HasKey(row => new
        {
            row.ProcessId,
            row.Kind,
            row.ExternalId,
        });
        table.Property(row => row.Kind).HasMaxLength(40);
        table.Property(row => row.ExternalId).HasMaxLength(200);
    }
}
