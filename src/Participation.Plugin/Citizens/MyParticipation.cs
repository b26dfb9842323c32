using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.Contributions;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>Everything a person did, and what became of it (A4), newest first, a page at a time.</summary>
public sealed class MyParticipation(ParticipationDb db, Drafts drafts, IEnumerable<ITakenPart> rooms)
{
    public const int PageSize = 20;

    /// <summary>How many of each.</summary>
    public sealed record Counts(int Contributions, int Comments, int Supports, int Reports, int Drafts);

    /// <param name="Path">From the root, without language.</param>
    public sealed record Item(Guid Id, string Title, string Path, DateTimeOffset At)
    {
        public string? Type { get; init; }
        public string? Text { get; init; }
        public bool IsWithdrawn { get; init; }

        /// <summary>Why it is in the trash, while it is there.</summary>
        public Decision? Decision { get; init; }

        /// <summary>The latest official answer.</summary>
        public Answer? Answer { get; init; }
        public Opinion? Opinion { get; init; }
        public ModerationReason? Reason { get; init; }
        public bool IsClosed { get; init; }
        public int Agreeing { get; init; }
        public int Comments { get; init; }
    }

    public sealed record Decision(ModerationReason Reason, string Text, DateTimeOffset At);

    public sealed record Answer(FollowUpStatus Status, string Service, string Text, DateTimeOffset At);

    public async Task<Counts> Count(Guid personId, CancellationToken stop) =>
        new(
            await db.Contributions.CountAsync(row => row.AuthorId == personId, stop),
            await db.Comments.CountAsync(row => row.AuthorId == personId, stop),
            await db.Supports.CountAsync(row => row.PersonId == personId, stop),
            await db.Reports.CountAsync(row => row.ReporterId == personId, stop),
            await db.Drafts.CountAsync(row => row.PersonId == personId, stop)
        );

    /// <summary>Where they took part once: questionnaires.</summary>
    public async Task<IReadOnlyList<TakenPart>> TakenPart(Guid personId, CancellationToken stop)
    {
        var all = new List<TakenPart>();
        foreach (var room in rooms)
            all.AddRange(await room.Of(personId, stop));
        return all;
    }

    /// <param name="page">From 1.</param>
    public Task<IReadOnlyList<Item>> Run(Section section, Guid personId, int page, CancellationToken stop) =>
        section switch
        {
            Section.Comments => CommentsOf(personId, page, stop),
            Section.Supports => SupportsOf(personId, page, stop),
            Section.Reports => ReportsOf(personId, page, stop),
            Section.Drafts => DraftsOf(personId, page, stop),
            _ => ContributionsOf(personId, page, stop),
        };

    public enum Section
    {
        Contributions,
        Comments,
        Supports,
        Reports,
        Drafts,
    }

    async Task<IReadOnlyList<Item>> ContributionsOf(Guid personId, int page, CancellationToken stop)
    {
        var rows = await Page(
                db.Contributions.Where(row => row.AuthorId == personId).OrderByDescending(row => row.CreatedAt),
                page
            )
            .Include(row => row.Withdrawal)
            .ToListAsync(stop);
        var ids = rows.ConvertAll(row => row.Id);
        var decisions = await DecisionsOn(ids, stop);
        var answers = (
            await db.FollowUpAnswers.AsNoTracking().Where(row => ids.Contains(row.ContributionId)).ToListAsync(stop)
        ).ToLookup(row => row.ContributionId);
        return rows.ConvertAll(row => new Item(row.Id, TitleOf(row), PathOf(row.Id), row.CreatedAt)
        {
            Type = row.Type,
            IsWithdrawn = row.Withdrawal is not null,
            Agreeing = row.Votes.AllAgree,
            Comments = row.Comments,
            Decision = row.TrashedAt is null ? null : decisions.GetValueOrDefault(row.Id),
            Answer = answers[row.Id].MaxBy(answer => answer.At) is { } last
                ? new Answer(last.Status, last.Service, last.Text, last.At)
                : null,
        });
    }

    async Task<IReadOnlyList<Item>> CommentsOf(Guid personId, int page, CancellationToken stop)
    {
        var rows = await Page(db.Comments.Where(row => row.AuthorId == personId).OrderByDescending(row => row.CreatedAt), page)
            .ToListAsync(stop);
        var decisions = await DecisionsOn(rows.ConvertAll(row => row.Id), stop);
        var titles = await TitlesOf(rows.Select(row => row.SubjectId), stop);
        return rows.ConvertAll(row => new Item(
            row.Id,
            titles.GetValueOrDefault(row.SubjectId) ?? "…",
            row.SubjectKind == Contribution.Kind ? $"{PathOf(row.SubjectId)}#c-{row.Id}" : $"/comments/{row.Id}",
            row.CreatedAt
        )
        {
            Text = row.Body,
            Agreeing = row.Up,
            Comments = row.Replies,
            Decision = row.TrashedAt is null ? null : decisions.GetValueOrDefault(row.Id),
        });
    }

    async Task<IReadOnlyList<Item>> SupportsOf(Guid personId, int page, CancellationToken stop)
    {
        var rows = await Page(db.Supports.Where(row => row.PersonId == personId).OrderByDescending(row => row.At), page)
            .ToListAsync(stop);
        var titles = await TitlesOf(rows.Select(row => row.ContributionId), stop);
        return rows.ConvertAll(row => new Item(
            row.ContributionId,
            titles.GetValueOrDefault(row.ContributionId) ?? "…",
            PathOf(row.ContributionId),
            row.At
        )
        {
            Opinion = row.Opinion,
        });
    }

    async Task<IReadOnlyList<Item>> ReportsOf(Guid personId, int page, CancellationToken stop)
    {
        var rows = await Page(db.Reports.Where(row => row.ReporterId == personId).OrderByDescending(row => row.At), page)
            .ToListAsync(stop);
        var titles = await TitlesOf(rows.Select(row => row.SubjectId), stop);
        return rows.ConvertAll(row => new Item(
            row.Id,
            titles.GetValueOrDefault(row.SubjectId) ?? FirstWords.Of(row.Text),
            row.SubjectKind == Comment.Kind ? $"/comments/{row.SubjectId}" : PathOf(row.SubjectId),
            row.At
        )
        {
            Reason = row.Reason,
            Text = row.Text,
            IsClosed = row.ClosedAt is not null,
        });
    }

    async Task<IReadOnlyList<Item>> DraftsOf(Guid personId, int page, CancellationToken stop)
    {
        var rows = await Page(db.Drafts.Where(row => row.PersonId == personId).OrderByDescending(row => row.UpdatedAt), page)
            .ToListAsync(stop);
        return rows.ConvertAll(row =>
        {
            var kept = KeptTexts.Of(row.Form);
            var title = kept.Title.Length > 0 ? kept.Title : FirstWords.Of(kept.Text);
            return new Item(row.Id, title, drafts.AddressOf(row.Id, row.Type), row.UpdatedAt)
            {
                Type = row.Type,
                Text = kept.Text,
            };
        });
    }

    async Task<Dictionary<Guid, Decision>> DecisionsOn(List<Guid> subjects, CancellationToken stop)
    {
        var standing = await db
            .Trashings.AsNoTracking()
            .Where(row => subjects.Contains(row.SubjectId) && row.Restoration == null)
            .ToListAsync(stop);
        return standing.GroupBy(row => row.SubjectId).ToDictionary(group => group.Key, group => Latest([.. group]));
    }

    static Decision Latest(IReadOnlyList<Trashing> trashings)
    {
        var last = trashings.OrderBy(row => row.At).Last();
        return new Decision(last.Reason, last.Text, last.At);
    }

    async Task<Dictionary<Guid, string>> TitlesOf(IEnumerable<Guid> contributions, CancellationToken stop)
    {
        var ids = contributions.Distinct().ToList();
        var rows = await db.Contributions.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(stop);
        return rows.ToDictionary(row => row.Id, TitleOf);
    }

    static string TitleOf(Contribution row) => row.Title.Length > 0 ? row.Title : FirstWords.Of(row.Body);

    static string PathOf(Guid contribution) => $"/contributions/{contribution}";

    static IQueryable<T> Page<T>(IQueryable<T> rows, int page)
        where T : class => rows.AsNoTracking().Skip((page - 1) * PageSize).Take(PageSize);
}
