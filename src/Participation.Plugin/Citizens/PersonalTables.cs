using Microsoft.EntityFrameworkCore.Metadata;

namespace Participation.Citizens;

/// <summary>
/// The tables that carry a person's id, read from the model itself: a room that adds one is in the export without
/// anybody remembering. A test fails on a new column of ids that is neither here nor listed as not a person's.
/// </summary>
public static class PersonalTables
{
    /// <summary>The names under which tables carry the id of a citizen.</summary>
    public static readonly IReadOnlySet<string> Columns = new HashSet<string>(StringComparer.Ordinal)
    {
        "PersonId",
        "AuthorId",
        "ReporterId",
    };

    /// <summary>Each table with the column that names the person.</summary>
    public static IEnumerable<(IEntityType Table, IProperty Column)> Of(IModel model) =>
        from table in model.GetEntityTypes()
        from column in table.GetProperties()
        where Columns.Contains(column.Name)
        select (table, column);
}
