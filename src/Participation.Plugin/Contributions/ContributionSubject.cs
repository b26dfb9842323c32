using Microsoft.EntityFrameworkCore;
using Participation.Comments;
using Participation.FollowUp;
using Participation.Moderation;
using Participation.Pages;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>
/// A contribution as the rooms around it see it: discussed, moderated, answered. What changes it is called inside a
/// transaction of theirs.
/// </summary>
public sealed class ContributionSubject(ParticipationDb db, ProcessCatalog processes) : ICommentable, IModeratable, IAnswerable
{
    /// <summary>The default language: whether a process is open does not depend on it.</summary>
    const string AnyCulture = "fr-FR";

    public string Kind => Contribution.Kind;

    async Task<Discussed?> ICommentable.Find(Guid id, DateTimeOffset now, CancellationToken stop)
    {
        if (await Single(id, stop) is not { } found)
            return null;
        var process = processes.Find(found.ProcessId, AnyCulture);
        var open = found.IsListed && process is { AllowsComments: true } && process.IsDebateOpenAt(now);
        return new(Kind, id, found.ProcessId, TitleOf(found), UrlOf(id), found.IsListed, open, found.Comments);
    }

    public async Task<IReadOnlySet<Guid>> Public(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        await db.Contributions.Listed().Where(it => ids.Contains(it.Id)).Select(it => it.Id).ToHashSetAsync(stop);

    public async Task Count(Guid id, int by, Guid? writerId, DateTimeOffset at, CancellationToken stop)
    {
        var subject = db.Contributions.Where(it => it.Id == id);
        await subject.ExecuteUpdateAsync(row => row.SetProperty(it => it.Comments, it => it.Comments + by), stop);
        await subject
            .Where(it => it.FirstReactionAt == null && it.AuthorId != writerId)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.FirstReactionAt, at), stop);
        db.Announce(Kind, id);
        await db.SaveChangesAsync(stop);
    }

    public async Task<IReadOnlyDictionary<Guid, Moderated>> Load(IReadOnlyCollection<Guid> ids, CancellationToken stop)
    {
        var found = await All().Where(it => ids.Contains(it.Id)).ToListAsync(stop);
        return found.ToDictionary(
            it => it.Id,
            it => new Moderated(
                Kind,
                it.Id,
                it.ProcessId,
                it.Type,
                TitleOf(it),
                it.Body,
                UrlOf(it.Id),
                it.AuthorId,
                it.Author?.Pseudonym,
                it.CreatedAt,
                it.TrashedAt,
                it.Withdrawal is not null,
                it.IsListed
            )
        );
    }

    public Task<bool> MoveToTrash(Guid id, DateTimeOffset at, CancellationToken stop) => Mark(id, at, stop);

    public Task<bool> TakeOut(Guid id, CancellationToken stop) => Mark(id, null, stop);

    /// <summary>The condition in the UPDATE itself settles the race of two agents.</summary>
    async Task<bool> Mark(Guid id, DateTimeOffset? trashedAt, CancellationToken stop)
    {
        var marked = await db
            .Contributions.Where(it => it.Id == id && (it.TrashedAt == null) == (trashedAt != null))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.TrashedAt, trashedAt), stop);
        if (marked == 0)
            return false;
        await CountInParent(id, trashedAt is null ? 1 : -1, stop);
        db.Announce(Kind, id);
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>A withdrawn argument is not counted already.</summary>
    async Task CountInParent(Guid id, int by, CancellationToken stop)
    {
        var child = await db
            .Contributions.Where(it => it.Id == id && it.ParentId != null && it.Withdrawal == null)
            .Select(it => it.ParentId)
            .SingleOrDefaultAsync(stop);
        if (child is not { } parent)
            return;
        await db
            .Contributions.Where(it => it.Id == parent)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Children, it => it.Children + by), stop);
        db.Announce(Kind, parent);
    }

    async Task<Answerable?> IAnswerable.Find(Guid id, CancellationToken stop) =>
        await Single(id, stop) is { } found ? ToAnswer(found) : null;

    public async Task SetStatus(Guid id, FollowUpStatus status, CancellationToken stop)
    {
        await db.Contributions.Where(it => it.Id == id).ExecuteUpdateAsync(row => row.SetProperty(it => it.Status, status), stop);
        db.Announce(Kind, id);
    }

    public async Task<Waiting> Unanswered(Guid? processId, int skip, int take, CancellationToken stop)
    {
        var waiting = All().Listed().Where(it => it.Status == null);
        if (processId is { } only)
            waiting = waiting.Where(it => it.ProcessId == only);
        var total = await waiting.CountAsync(stop);
        var page = await waiting.OrderBy(it => it.CreatedAt).ThenBy(it => it.Id).Skip(skip).Take(take).ToListAsync(stop);
        return new(total, [.. page.Select(ToAnswer)]);
    }

    static Answerable ToAnswer(Contribution it) =>
        new(it.Id, it.ProcessId, TitleOf(it), UrlOf(it.Id), it.AuthorId, it.Status, it.IsListed, it.CreatedAt);

    Task<Contribution?> Single(Guid id, CancellationToken stop) => All().SingleOrDefaultAsync(it => it.Id == id, stop);

    IQueryable<Contribution> All() => db.Contributions.AsNoTracking().Include(it => it.Author).Include(it => it.Withdrawal);

    static string UrlOf(Guid id) => $"/contributions/{id}";

    static string TitleOf(Contribution it) => it.Title.Length > 0 ? it.Title : FirstWords.Of(it.Body);
}
