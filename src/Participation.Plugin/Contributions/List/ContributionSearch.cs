using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Foundation.Search;
using Microsoft.EntityFrameworkCore;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>What the index knows of contributions. Only listed ones are in it: the trash and what was withdrawn are not found.</summary>
public sealed class ContributionSearch(ParticipationDb db) : ISearchable
{
    /// <summary>Facets, and the names of the filters in addresses and in the API.</summary>
    public const string Process = "process";
    public const string Type = "type";
    public const string Section = "section";
    public const string Theme = "theme";
    public const string Commune = "commune";
    public const string Status = "status";

    /// <summary>The day of publication in Paris, <c>2026-11-23</c>.</summary>
    public const string Day = "day";

    /// <summary>Numbers to sort and add up by.</summary>
    public const string Created = "created";
    public const string Agree = "agree";
    public const string Mixed = "mixed";
    public const string Disagree = "disagree";
    public const string Discussion = "discussion";
    public const string Division = "division";

    /// <summary>Names to sort by.</summary>
    public const string Contributor = "contributor";
    public const string TypeName = "typeName";

    /// <summary>Stands for "no status yet" among the values of <see cref="Status"/>.</summary>
    public const string Unanswered = "none";

    const double Millionths = 1_000_000;

    public string Kind => Contribution.Kind;

    public async IAsyncEnumerable<ValueSet> Load(IReadOnlyCollection<Guid> ids, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in ids.Chunk(500))
        await foreach (var row in Rows(Listed.Where(row => some.Contains(row.Id))).AsAsyncEnumerable().WithCancellation(stop))
            yield return Of(row.Contribution, row.Author);
    }

    public async IAsyncEnumerable<ValueSet> All([EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var row in Rows(Listed).AsAsyncEnumerable().WithCancellation(stop))
            yield return Of(row.Contribution, row.Author);
    }

    IQueryable<Contribution> Listed => db.Contributions.AsNoTracking().Listed();

    static IQueryable<Row> Rows(IQueryable<Contribution> contributions) =>
        contributions.Select(row => new Row(row, row.Author!.Pseudonym));

    sealed record Row(Contribution Contribution, string? Author);

    static ValueSet Of(Contribution row, string? author) =>
        new ValueSet(row.Id, Contribution.Kind)
            .Text("title", row.Title)
            .Text("body", row.Values is null ? row.Body : row.Body + "\n" + Words(row.Values))
            .Facet(Process, row.ProcessId.ToString())
            .Facet(Type, row.Type)
            .Facet(Section, row.Section)
            .Facet(Theme, row.Theme)
            .Facet(Commune, row.Commune)
            .Facet(Status, row.Status?.ToString() ?? Unanswered)
            .Facet(Day, ParisTime.Wall(row.CreatedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Number(Created, row.CreatedAt.UtcTicks)
            .Number(Agree, row.Votes.AllAgree)
            .Number(Mixed, row.Votes.AllMixed)
            .Number(Disagree, row.Votes.AllDisagree)
            .Number(Discussion, row.Comments + row.Children)
            .Number(Division, row.Votes.Division is { } division ? (long)Math.Round(division * Millionths) : null)
            .Name(Contributor, author)
            .Name(TypeName, row.Type);

    /// <summary>The texts among the extra fields.</summary>
    static string Words(string values)
    {
        using var json = JsonDocument.Parse(values);
        return string.Join(
            '\n',
            json.RootElement.EnumerateObject()
                .SelectMany(field =>
                    field.Value.ValueKind is JsonValueKind.Array ? field.Value.EnumerateArray().AsEnumerable() : [field.Value]
                )
                .Where(value => value.ValueKind is JsonValueKind.String)
                .Select(value => value.GetString())
        );
    }
}
