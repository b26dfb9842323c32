using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// Everything that we hold about a person, as JSON (GDPR, articles 15 and 20): the account, every row of every table
/// that carries their id, and what hangs on what they wrote: versions, files, withdrawals, decisions, answers.
/// </summary>
public sealed class ExportMyData(ParticipationDb db, TimeProvider clock)
{
    /// <summary>Proofs of identity: of no use to their owner, of much use to a thief of the file.</summary>
    static readonly HashSet<string> Secrets = new(StringComparer.Ordinal)
    {
        nameof(Person.PasswordHash),
        nameof(Person.SecurityStamp),
        nameof(OneTimeToken.Hash),
        nameof(Petitions.Petition.Secret),
        nameof(Petitions.Signatory.TokenHash),
    };

    static readonly MethodInfo RowsOf = typeof(ExportMyData).GetMethod(
        nameof(Rows),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!; // below

    /// <summary>By name of table, lower camel case; null when there is no such person.</summary>
    public async Task<IReadOnlyDictionary<string, object>?> Run(Guid personId, CancellationToken stop)
    {
        var account = await db.Persons.AsNoTracking().SingleOrDefaultAsync(person => person.Id == personId, stop);
        if (account is null)
            return null;
        var export = new SortedDictionary<string, object>(StringComparer.Ordinal)
        {
            ["exportedAt"] = clock.GetUtcNow(),
            ["account"] = Shown(account, Table<Person>()),
        };
        foreach (var (table, column) in PersonalTables.Of(db.Model))
            export[Camel(table.GetTableName() ?? table.ShortName())] = await RowsByReflection(table, column, personId, stop);
        await AddWhatHangsOnThem(export, personId, stop);
        return export;
    }

    async Task AddWhatHangsOnThem(SortedDictionary<string, object> export, Guid personId, CancellationToken stop)
    {
        var mine = db.Contributions.Where(row => row.AuthorId == personId).Select(row => row.Id);
        var comments = db.Comments.Where(row => row.AuthorId == personId).Select(row => row.Id);
        var drafts = db.Drafts.Where(row => row.PersonId == personId).Select(row => row.Id);
        var trashings = db.Trashings.Where(row => mine.Contains(row.SubjectId) || comments.Contains(row.SubjectId));
        var trashingIds = trashings.Select(row => row.Id);
        export["contributionVersions"] = await All(db.ContributionVersions.Where(row => mine.Contains(row.ContributionId)), stop);
        export["withdrawals"] = await All(db.Withdrawals.Where(row => mine.Contains(row.ContributionId)), stop);
        export["attachments"] = await All(
            db.Attachments.Where(row =>
                (row.ContributionId != null && mine.Contains(row.ContributionId.Value))
                || (row.DraftId != null && drafts.Contains(row.DraftId.Value))
            ),
            stop
        );
        export["trashings"] = await All(trashings, stop);
        export["restorations"] = await All(db.Restorations.Where(row => trashingIds.Contains(row.TrashingId)), stop);
        export["followUpAnswers"] = await All(db.FollowUpAnswers.Where(row => mine.Contains(row.ContributionId)), stop);
    }

    async Task<object> RowsByReflection(IEntityType table, IProperty column, Guid personId, CancellationToken stop)
    {
        var rows = RowsOf.MakeGenericMethod(table.ClrType).Invoke(this, [column, personId, stop]);
        return await (Task<List<Dictionary<string, object?>>>)rows!; // Rows never returns null
    }

    Task<List<Dictionary<string, object?>>> Rows<T>(IProperty column, Guid personId, CancellationToken stop)
        where T : class =>
        All(
            column.IsNullable
                ? db.Set<T>().Where(row => EF.Property<Guid?>(row, column.Name) == personId)
                : db.Set<T>().Where(row => EF.Property<Guid>(row, column.Name) == personId),
            stop
        );

    async Task<List<Dictionary<string, object?>>> All<T>(IQueryable<T> rows, CancellationToken stop)
        where T : class
    {
        var table = Table<T>();
        return [.. (await rows.AsNoTracking().ToListAsync(stop)).Select(row => Shown(row, table))];
    }

    IEntityType Table<T>() => db.Model.FindEntityType(typeof(T))!; // T comes from the model

    /// <summary>Who of the institution decided is theirs to know, not ours to hand out: the service is named in the texts.</summary>
    static Dictionary<string, object?> Shown(object row, IEntityType table) =>
        table
            .GetProperties()
            .Where(column =>
                column.PropertyInfo is not null
                && !Secrets.Contains(column.Name)
                && column.Name is not ("AgentId" or "ClosedBy" or "ClaimedBy" or "ClaimedByName")
            )
            .ToDictionary(
                column => Camel(column.Name),
                column => Plain(column.PropertyInfo!.GetValue(row)),
                StringComparer.Ordinal
            ); // filtered above

    static object? Plain(object? value) => value is Enum word ? JsonNamingPolicy.CamelCase.ConvertName(word.ToString()) : value;

    static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
