using System.Runtime.CompilerServices;
using Foundation.Search;
using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.Processes;
using Participation.Storage;

namespace Participation.OpenData;

/// <summary>
/// Everything that the filters show, in the list's order, a few hundred at a time: the cursor goes on after the last item,
/// so what is published meanwhile repeats nothing, and memory does not grow with the list.
/// </summary>
public sealed class ExportContributions(SearchIndex index, ParticipationDb db)
{
    const int Chunk = 500;

    /// <param name="seed">The visitor's own, for the random order.</param>
    public async IAsyncEnumerable<ExportRow> Run(
        Process process,
        ContributionFilter filter,
        long seed,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var ask = new ListContributions.Ask(process.Id, filter with { Page = 1 }, seed) { Take = Chunk, Facets = [] };
        for (Cursor? after = null; ; )
        {
            var found = index.Search(ListContributions.ToQuery(ask with { After = after }));
            foreach (var row in await Load(found.Ids, stop))
                yield return row;
            if (found.Next is null)
                yield break;
            after = found.Next;
        }
    }

    async Task<IEnumerable<ExportRow>> Load(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        var rows = await db
            .Contributions.AsNoTracking()
            .Listed()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new ExportRow(
                row.Id,
                row.Type,
                row.Side,
                row.ParentId,
                row.Title,
                row.Body,
                row.Values,
                row.Section,
                row.Theme,
                row.Commune,
                row.Place,
                row.Latitude,
                row.Longitude,
                row.Channel,
                row.CreatedAt,
                row.EditedAt,
                row.Votes,
                row.Comments,
                row.Children,
                row.Status
            ))
            .ToDictionaryAsync(row => row.Id, stop);
        var answers = await Answers([.. rows.Values.Where(row => row.Status is not null).Select(row => row.Id)], stop);
        return ids.Where(rows.ContainsKey)
            .Select(id =>
                answers.TryGetValue(id, out var answer)
                    ? rows[id] with
                    {
                        Answer = answer.Text,
                        AnsweredAt = answer.At,
                    }
                    : rows[id]
            );
    }

    async Task<Dictionary<Guid, (string Text, DateTimeOffset At)>> Answers(IReadOnlyList<Guid> ids, CancellationToken stop)
    {
        if (ids.Count == 0)
            return [];
        var answers = await db
            .FollowUpAnswers.AsNoTracking()
            .Where(answer => ids.Contains(answer.ContributionId))
            .Select(answer => new
            {
                answer.ContributionId,
                answer.Text,
                answer.At,
            })
            .ToListAsync(stop);
        return answers
            .GroupBy(answer => answer.ContributionId)
            .Select(them => them.MaxBy(answer => answer.At)!) // a group is never empty
            .ToDictionary(answer => answer.ContributionId, answer => (answer.Text, answer.At));
    }
}
