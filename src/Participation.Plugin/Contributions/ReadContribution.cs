using Microsoft.EntityFrameworkCore;
using Participation.Moderation;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>One contribution with what its page shows around the text. The thread and the answers come from their rooms.</summary>
public sealed class ReadContribution(ParticipationDb db)
{
    /// <param name="Author">Null once the account is closed.</param>
    /// <param name="Parent">What it argues about, as long as that may be read.</param>
    /// <param name="Mine">The reader's own opinion.</param>
    /// <param name="TrashHidesText">In the trash, for a reason that makes the text itself unfit to be shown.</param>
    public sealed record Result(
        Contribution Contribution,
        string? Author,
        Related? Parent,
        IReadOnlyList<Related> Children,
        IReadOnlyList<Attachment> Attachments,
        Opinion? Mine,
        bool TrashHidesText
    );

    public sealed record Related(Guid Id, string Type, Side? Side, string Title, string Body, string? Author, Tally Votes);

    /// <summary>Arguments and sources shown on the page itself; the rest are in the list, one link away.</summary>
    public const int MostChildren = 40;

    public async Task<Result?> Run(Guid id, Guid? readerId, CancellationToken stop)
    {
        var found = await db
            .Contributions.AsNoTracking()
            .Include(row => row.Withdrawal)
            .Where(row => row.Id == id)
            .Select(row => new
            {
                Contribution = row,
                row.Withdrawal,
                Author = row.Author!.Pseudonym,
            })
            .SingleOrDefaultAsync(stop);
        if (found is null)
            return null;
        found.Contribution.Withdrawal = found.Withdrawal;
        return new Result(
            found.Contribution,
            found.Author,
            found.Contribution.ParentId is { } parent
                ? await RelatedWhere(row => row.Id == parent).SingleOrDefaultAsync(stop)
                : null,
            found.Contribution.Children == 0 ? [] : await ChildrenOf(id, stop),
            await db
                .Attachments.AsNoTracking()
                .Where(file => file.ContributionId == id)
                .OrderBy(file => file.At)
                .ToListAsync(stop),
            readerId is { } reader ? await OpinionOf(id, reader, stop) : null,
            found.Contribution.TrashedAt is not null && await LatestTrashing(id, stop) is { HidesText: true }
        );
    }

    async Task<IReadOnlyList<Related>> ChildrenOf(Guid id, CancellationToken stop) =>
        await RelatedWhere(row => row.ParentId == id).Take(MostChildren).ToListAsync(stop);

    /// <summary>Most agreed first. The order comes before the record is made: EF cannot look inside one.</summary>
    IQueryable<Related> RelatedWhere(System.Linq.Expressions.Expression<Func<Contribution, bool>> which) =>
        db
            .Contributions.AsNoTracking()
            .Listed()
            .Where(which)
            .OrderByDescending(row => row.Votes.Agree + row.Votes.ImportedAgree)
            .ThenBy(row => row.Id)
            .Select(row => new Related(row.Id, row.Type, row.Side, row.Title, row.Body, row.Author!.Pseudonym, row.Votes));

    async Task<Opinion?> OpinionOf(Guid id, Guid reader, CancellationToken stop) =>
        await db
            .Supports.Where(support => support.ContributionId == id && support.PersonId == reader)
            .Select(support => (Opinion?)support.Opinion)
            .SingleOrDefaultAsync(stop);

    Task<Trashing?> LatestTrashing(Guid id, CancellationToken stop) =>
        db.Trashings.AsNoTracking().Where(row => row.SubjectId == id).OrderByDescending(row => row.At).FirstOrDefaultAsync(stop);
}
