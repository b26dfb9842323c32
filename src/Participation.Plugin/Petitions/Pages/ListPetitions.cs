using System.Globalization;
using Foundation.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>The states a list is narrowed to; where a petition stands at the instant of the request.</summary>
public enum PetitionState
{
    Open,
    Gathering,
    Admissibility,

    /// <summary>A tier is reached and nothing has come of it yet.</summary>
    Reached,
    Debate,
    Answered,
    Closed,
    Refused,
}

public enum PetitionSort
{
    Recent,
    MostSigned,
    ClosingSoon,
}

/// <summary>What is asked of a list, as in its address: <c>?q=&amp;state=open&amp;sort=mostSigned&amp;page=2</c>.</summary>
public sealed record PetitionFilter(string? Text, PetitionState? State, PetitionSort Sort, int Page)
{
    const int LongestText = 200;

    public bool IsEmpty => Text is null && State is null;

    public static PetitionFilter Read(IQueryCollection query)
    {
        var text = query["q"].ToString().Trim();
        return new(
            text.Length == 0 ? null : text[..Math.Min(text.Length, LongestText)],
            Word<PetitionState>(query["state"]),
            Word<PetitionSort>(query["sort"]) ?? PetitionSort.Recent,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Clamp(page, 1, 10_000)
                : 1
        );
    }

    public string ToQuery(int page = 1)
    {
        var words = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Text is not null)
            words["q"] = Text;
        if (State is { } state)
            words["state"] = Write(state);
        if (Sort is not PetitionSort.Recent)
            words["sort"] = Write(Sort);
        if (page > 1)
            words["page"] = page.ToString(CultureInfo.InvariantCulture);
        return QueryHelpers.AddQueryString("", words);
    }

    /// <summary>Camel case, as the API says every word.</summary>
    public static string Write<T>(T word)
        where T : struct, Enum
    {
        var name = word.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Null for a word that is none of them (a number neither).</summary>
    internal static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(word => string.Equals(word.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(word => (T?)word)
            .FirstOrDefault();
}

/// <summary>A page of petitions. They are some thousands at most: rows and figures come from the database, words from the index.</summary>
public sealed class ListPetitions(ParticipationDb db, SearchIndex index, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>More than anybody reads of a search.</summary>
    const int MostFound = 1_000;

    /// <param name="Author">Null once the account is closed.</param>
    /// <param name="Signatures">Now, in every channel.</param>
    public sealed record Item(Petition Petition, string? Author, int Signatures)
    {
        public PetitionState StateAt(DateTimeOffset now) => Petition.StateAt(now);
    }

    public sealed record Result(int Total, IReadOnlyList<Item> Items);

    /// <param name="processId">Of this right of petition only; null for all.</param>
    public async Task<Result> Run(Guid? processId, PetitionFilter filter, int take, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var rows = Narrow(Public.Where(row => processId == null || row.ProcessId == processId), filter.State, now);
        if (filter.Text is { } text)
        {
            var found = Found(text);
            rows = rows.Where(row => found.Contains(row.Id));
        }
        var total = await rows.CountAsync(stop);
        var items = await InOrder(rows, filter.Sort, now).Skip((filter.Page - 1) * take).Take(take).ToListAsync(stop);
        return new(total, items);
    }

    /// <summary>Rows by id, in the order asked for; what is not public is left out.</summary>
    public async Task<IReadOnlyList<Item>> Load(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var rows = await Items(Public.Where(row => ids.Contains(row.Id))).ToDictionaryAsync(item => item.Petition.Id, stop);
        return [.. ids.Select(id => rows.GetValueOrDefault(id)).OfType<Item>()];
    }

    IQueryable<Petition> Public =>
        db.Petitions.AsNoTracking().Where(row => row.Stage != PetitionStage.Draft && row.TrashedAt == null);

    IReadOnlyList<Guid> Found(string text) =>
        index
            .Search(
                new()
                {
                    Text = text,
                    Scope = [new FacetFilter(ValueSet.KindFacet, Petition.Kind)],
                    Take = MostFound,
                }
            )
            .Ids;

    IQueryable<Item> Items(IQueryable<Petition> rows) =>
        rows.Select(row => new Item(
            row,
            row.Author!.Pseudonym,
            db.SignatureTallies.Where(tally => tally.PetitionId == row.Id).Sum(tally => tally.Count)
        ));

    IQueryable<Item> InOrder(IQueryable<Petition> rows, PetitionSort sort, DateTimeOffset now) =>
        Items(
            sort switch
            {
                PetitionSort.MostSigned => rows.OrderByDescending(row =>
                        db.SignatureTallies.Where(tally => tally.PetitionId == row.Id).Sum(tally => tally.Count)
                    )
                    .ThenByDescending(row => row.FiledAt),
                PetitionSort.ClosingSoon => rows.OrderBy(row => row.ClosesAt > now ? 0 : 1)
                    .ThenBy(row => row.ClosesAt)
                    .ThenByDescending(row => row.FiledAt),
                _ => rows.OrderByDescending(row => row.FiledAt).ThenByDescending(row => row.Id),
            }
        );

    /// <summary>The same answers as <see cref="PetitionStates.StateAt"/>, as a database asks them.</summary>
    static IQueryable<Petition> Narrow(IQueryable<Petition> rows, PetitionState? state, DateTimeOffset now) =>
        state switch
        {
            PetitionState.Open => rows.Where(row =>
                row.Outcome == null
                && row.TiersHeld == 0
                && ((row.Stage == PetitionStage.Open && row.ClosesAt > now) || row.Stage == PetitionStage.Paused)
            ),
            PetitionState.Gathering => rows.Where(row => row.Stage == PetitionStage.Gathering && row.GatherUntil > now),
            PetitionState.Admissibility => rows.Where(row => row.Stage == PetitionStage.Admissibility),
            PetitionState.Reached => rows.Where(row => row.Outcome == null && row.TiersHeld > 0),
            PetitionState.Debate => rows.Where(row =>
                row.Outcome == PetitionOutcome.DebatePlanned || row.Outcome == PetitionOutcome.Debated
            ),
            PetitionState.Answered => rows.Where(row => row.Outcome == PetitionOutcome.Answered),
            PetitionState.Refused => rows.Where(row => row.Stage == PetitionStage.Refused),
            PetitionState.Closed => rows.Where(row =>
                row.Outcome == null
                && row.TiersHeld == 0
                && (
                    row.Stage == PetitionStage.Closed
                    || row.Stage == PetitionStage.Lapsed
                    || (row.Stage == PetitionStage.Open && row.ClosesAt <= now)
                    || (row.Stage == PetitionStage.Gathering && row.GatherUntil <= now)
                )
            ),
            _ => rows,
        };
}

/// <summary>How a state looks and reads.</summary>
public static class PetitionStates
{
    public static IReadOnlyList<PetitionState> All { get; } = Enum.GetValues<PetitionState>();

    /// <summary>What came of it says more than whether it still collects; a tier reached says more than that it is open.</summary>
    public static PetitionState StateAt(this Petition petition, DateTimeOffset now) =>
        petition.Outcome switch
        {
            PetitionOutcome.Answered => PetitionState.Answered,
            PetitionOutcome.DebatePlanned or PetitionOutcome.Debated => PetitionState.Debate,
            _ when petition.TiersHeld > 0 => PetitionState.Reached,
            _ => petition.StageAt(now) switch
            {
                PetitionStage.Draft or PetitionStage.Gathering => PetitionState.Gathering,
                PetitionStage.Admissibility => PetitionState.Admissibility,
                PetitionStage.Refused => PetitionState.Refused,
                PetitionStage.Open or PetitionStage.Paused => PetitionState.Open,
                _ => PetitionState.Closed,
            },
        };

    /// <summary>The class beside <c>status</c> and the icon, as in docs/look.md.</summary>
    public static (string Class, string Icon) Look(PetitionState state) =>
        state switch
        {
            PetitionState.Open => ("open", "flag"),
            PetitionState.Gathering => ("draft", "people"),
            PetitionState.Admissibility => ("study", "search"),
            PetitionState.Reached => ("taken", "check"),
            PetitionState.Debate => ("study", "bubble"),
            PetitionState.Answered => ("done", "shield"),
            PetitionState.Refused => ("rejected", "cross"),
            _ => ("closed", "lock"),
        };
}
