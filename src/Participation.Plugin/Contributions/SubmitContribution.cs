using Foundation.Search;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Geography;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>Publishes what a person wrote: validated by the rules of its type, in an open process, once.</summary>
public sealed class SubmitContribution(
    ParticipationDb db,
    ProcessCatalog processes,
    FormCatalog forms,
    Communes communes,
    SearchIndexer index,
    TimeProvider clock
)
{
    public enum Outcome
    {
        Published,
        Invalid,
        Closed,
        NoSuchProcess,
        NoSuchForm,
        NoSuchParent,
        AddressNotConfirmed,
    }

    /// <param name="Id">The contribution, once published.</param>
    /// <param name="Problems">One line a field, when <see cref="Outcome.Invalid"/>.</param>
    public sealed record Result(Outcome Outcome, Guid? Id, IReadOnlyList<FieldProblem> Problems)
    {
        public static implicit operator Result(Outcome outcome) => new(outcome, null, []);
    }

    /// <summary>The author's next list shows the contribution, unless the index is far behind.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <param name="once">
    /// Made with the form. The same form sent twice (a double click, a lost answer) publishes once and answers the same.
    /// </param>
    /// <param name="draftId">The draft that becomes public, with its attachments; it goes away in the same transaction.</param>
    public async Task<Result> Run(Submission submission, Guid personId, Guid once, Guid? draftId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var taken = await AuthorOf(once, stop);
        if (taken == personId)
            return new Result(Outcome.Published, once, []);
        if (processes.Find(submission.ProcessId, ReadProcesses.Cultures[0]) is not { } process)
            return Outcome.NoSuchProcess;
        if (!process.IsOpenAt(now))
            return Outcome.Closed;
        if (!process.Takes(submission.Type, submission.ParentId is not null) || forms.Find(submission.Type) is not { } form)
            return Outcome.NoSuchForm;
        var parent = submission.ParentId is { } parentId ? await Parent(parentId, process, stop) : null;
        if (submission.ParentId is not null && parent is null)
            return Outcome.NoSuchParent;
        if (
            await db.Persons.AllAsync(
                person => person.Id != personId || person.ConfirmedAt == null || person.ClosedAt != null,
                stop
            )
        )
            return Outcome.AddressNotConfirmed;

        var checkedForm = CheckForm.Run(form, submission.Fields);
        var problems = checkedForm.Problems.Concat(CheckPlacement.Run(submission, process, communes)).ToList();
        if (problems.Count > 0)
            return new Result(Outcome.Invalid, null, problems);

        // An id made up to collide with somebody else's contribution is given up for a new one.
        var id = taken is null ? once : Guid.CreateVersion7(now);
        await PublishOnce(Make(submission, checkedForm, parent, personId, id, now), parent, draftId, now, stop);
        await index.CatchUp(Patience, stop);
        return new Result(Outcome.Published, id, []);
    }

    /// <summary>The same form sent twice at the same instant: the primary key lets one through, and it is enough.</summary>
    async Task PublishOnce(
        Contribution contribution,
        Contribution? parent,
        Guid? draftId,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        try
        {
            await Publish(contribution, parent, draftId, now, stop);
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused))
        {
            db.ChangeTracker.Clear();
        }
    }

    Task<Guid?> AuthorOf(Guid id, CancellationToken stop) =>
        db.Contributions.Where(row => row.Id == id).Select(row => (Guid?)row.AuthorId).SingleOrDefaultAsync(stop);

    Task<Contribution?> Parent(Guid id, Process process, CancellationToken stop) =>
        db
            .Contributions.Listed()
            .SingleOrDefaultAsync(contribution => contribution.Id == id && contribution.ProcessId == process.Id, stop);

    static Contribution Make(
        Submission submission,
        CheckForm.Checked form,
        Contribution? parent,
        Guid personId,
        Guid once,
        DateTimeOffset now
    ) =>
        new()
        {
            Id = once,
            ProcessId = submission.ProcessId,
            Type = submission.Type,
            ParentId = parent?.Id,
            Side = CheckPlacement.Side(submission),
            Title = form.Title,
            Body = form.Body,
            Values = form.Values,
            Section = parent?.Section ?? Something(submission.Section),
            Theme = parent?.Theme ?? Something(submission.Theme),
            Commune = Something(submission.Commune),
            Place = Something(submission.Place),
            Latitude = CheckPlacement.Degrees(submission.Latitude),
            Longitude = CheckPlacement.Degrees(submission.Longitude),
            AuthorId = personId,
            Channel = Channel.Web,
            CreatedAt = now,
        };

    /// <summary>
    /// The parent's figures change by a statement of the database, not from what was read: two arguments may come at once.
    /// </summary>
    Task<int> Publish(
        Contribution contribution,
        Contribution? parent,
        Guid? draftId,
        DateTimeOffset now,
        CancellationToken stop
    ) =>
        db.InTransaction(
            async () =>
            {
                db.Contributions.Add(contribution);
                db.Announce(Contribution.Kind, contribution.Id);
                if (parent is not null)
                    await Tell(parent, contribution.AuthorId, now, stop);
                if (draftId is { } draft)
                {
                    await db
                        .Attachments.Where(attachment => attachment.DraftId == draft)
                        .ExecuteUpdateAsync(
                            row =>
                                row.SetProperty(it => it.ContributionId, contribution.Id)
                                    .SetProperty(it => it.DraftId, (Guid?)null),
                            stop
                        );
                    await db.Drafts.Where(row => row.Id == draft).ExecuteDeleteAsync(stop);
                }
                return await db.SaveChangesAsync(stop);
            },
            stop
        );

    async Task Tell(Contribution parent, Guid authorId, DateTimeOffset now, CancellationToken stop)
    {
        await db
            .Contributions.Where(row => row.Id == parent.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.Children, it => it.Children + 1), stop);
        if (parent.AuthorId != authorId)
            await db
                .Contributions.Where(row => row.Id == parent.Id && row.FirstReactionAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.FirstReactionAt, now), stop);
        db.Announce(Contribution.Kind, parent.Id);
    }

    static string? Something(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
