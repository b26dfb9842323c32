using Microsoft.EntityFrameworkCore;
using Participation.Contributions;
using Participation.Storage;

namespace Participation.Imports;

/// <summary>
/// What a batch adds to the counters of contributions and threads: to rows of the batch in memory, to older ones by
/// update, with a feed line for each.
/// </summary>
sealed class Counters
{
    readonly Dictionary<Guid, int> _children = [];
    readonly Dictionary<Guid, int> _comments = [];
    readonly Dictionary<Guid, int> _replies = [];
    readonly Dictionary<Guid, RowTotals> _votes = [];

    public void Child(Guid parentId) => Add(_children, parentId);

    public void Comment(Guid contributionId) => Add(_comments, contributionId);

    public void Reply(Guid rootId) => Add(_replies, rootId);

    public void Vote(Guid contributionId, Opinion opinion)
    {
        var before = _votes.GetValueOrDefault(contributionId) ?? new RowTotals(0, 0, 0);
        _votes[contributionId] = opinion switch
        {
            Opinion.Agree => before with { Agree = before.Agree + 1 },
            Opinion.Mixed => before with { Mixed = before.Mixed + 1 },
            _ => before with { Disagree = before.Disagree + 1 },
        };
    }

    public void ApplyTo(ImportedRows batch)
    {
        foreach (var contribution in batch.Contributions)
        {
            contribution.Children += Take(_children, contribution.Id);
            contribution.Comments += Take(_comments, contribution.Id);
            if (!_votes.Remove(contribution.Id, out var votes))
                continue;
            contribution.Votes.ImportedAgree += votes.Agree;
            contribution.Votes.ImportedMixed += votes.Mixed;
            contribution.Votes.ImportedDisagree += votes.Disagree;
        }
        foreach (var comment in batch.Comments)
            comment.Replies += Take(_replies, comment.Id);
    }

    /// <summary>One statement for all rows that gain as much: mostly one. Called inside a transaction.</summary>
    public async Task ApplyToOlder(ParticipationDb db, ImportedRows batch, CancellationToken stop)
    {
        foreach (var (more, ids) in Grouped(_children))
            await db
                .Contributions.Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Children, row => row.Children + more), stop);
        foreach (var (more, ids) in Grouped(_comments))
            await db
                .Contributions.Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Comments, row => row.Comments + more), stop);
        foreach (var (more, ids) in Grouped(_replies))
            await db
                .Comments.Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Replies, row => row.Replies + more), stop);
        foreach (var (more, ids) in Grouped(_votes))
            await db
                .Contributions.Where(row => ids.Contains(row.Id))
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.Votes.ImportedAgree, row => row.Votes.ImportedAgree + more.Agree)
                            .SetProperty(row => row.Votes.ImportedMixed, row => row.Votes.ImportedMixed + more.Mixed)
                            .SetProperty(row => row.Votes.ImportedDisagree, row => row.Votes.ImportedDisagree + more.Disagree),
                    stop
                );
        foreach (var id in _children.Keys.Union(_comments.Keys).Union(_votes.Keys))
            batch.Announce(Contribution.Kind, id);
        foreach (var id in _replies.Keys)
            batch.Announce(Comments.Comment.Kind, id);
    }

    static IEnumerable<(T More, Guid[] Ids)> Grouped<T>(Dictionary<Guid, T> counts)
        where T : notnull => counts.GroupBy(pair => pair.Value, pair => pair.Key).Select(group => (group.Key, group.ToArray()));

    static void Add(Dictionary<Guid, int> counts, Guid id) => counts[id] = counts.GetValueOrDefault(id) + 1;

    static int Take(Dictionary<Guid, int> counts, Guid id) => counts.Remove(id, out var count) ? count : 0;
}
