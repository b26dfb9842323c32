using Microsoft.EntityFrameworkCore;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Contributions;

/// <summary>
/// The author changes a text. Free until somebody reacts or for thirty minutes, whichever ends first; after that the
/// former text stays readable as a version.
/// </summary>
public sealed class EditContribution(ParticipationDb db, ProcessCatalog processes, FormCatalog forms, TimeProvider clock)
{
    public enum Outcome
    {
        Saved,
        Invalid,
        NoSuchContribution,
        NotYours,
        Closed,
        ChangedMeanwhile,
    }

    public sealed record Result(Outcome Outcome, IReadOnlyList<FieldProblem> Problems)
    {
        public static implicit operator Result(Outcome outcome) => new(outcome, []);
    }

    /// <param name="version">The version that the author started from: a second window never overwrites silently.</param>
    public async Task<Result> Run(
        Guid id,
        Guid personId,
        int version,
        IReadOnlyDictionary<string, IReadOnlyList<string>> fields,
        CancellationToken stop
    )
    {
        var now = clock.GetUtcNow();
        if (
            await db.Contributions.Include(row => row.Withdrawal).SingleOrDefaultAsync(row => row.Id == id, stop)
            is not { IsListed: true } contribution
        )
            return Outcome.NoSuchContribution;
        if (contribution.AuthorId != personId)
            return Outcome.NotYours;
        if (
            processes.Find(contribution.ProcessId, ReadProcesses.Cultures[0])?.IsOpenAt(now) is not true
            || forms.Find(contribution.Type) is not { } form
        )
            return Outcome.Closed;
        if (contribution.Version != version)
            return Outcome.ChangedMeanwhile;

        var checkedForm = CheckForm.Run(form, fields);
        if (checkedForm.Problems.Count > 0)
            return new Result(Outcome.Invalid, checkedForm.Problems);
        if (contribution.Edit(checkedForm.Title, checkedForm.Body, checkedForm.Values, now) is { } former)
            db.ContributionVersions.Add(former);
        db.Announce(Contribution.Kind, id);
        return await db.TrySaveChanges(stop) ? Outcome.Saved : Outcome.ChangedMeanwhile;
    }
}
