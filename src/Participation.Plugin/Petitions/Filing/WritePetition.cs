using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>A citizen writes a petition: keeps it as a draft, or files it. A filed text does not change any more.</summary>
public sealed class WritePetition(
    ParticipationDb db,
    PetitionProcesses processes,
    TellOfPetition tell,
    Limits limits,
    TimeProvider clock
)
{
    public const int LongestTitle = 150;
    public const int ShortestBody = 50;
    public const int LongestBody = 10_000;

    /// <summary>Petitions are few: who files more in a day is a robot, or needs to speak with us.</summary>
    static readonly Limit OfPerson = new("petition", 10, Limit.Longest);

    /// <param name="Id">The draft it goes on with; null for a new one.</param>
    /// <param name="IsEntitled">Says to be old enough and to live here.</param>
    /// <param name="Filing">False keeps it as a draft.</param>
    public sealed record Form(Guid? Id, string? Title, string? Body, bool IsEntitled, bool Filing);

    public enum Outcome
    {
        Kept,
        Filed,
        Invalid,
        AddressNotConfirmed,
        TooMany,
        NoSuchProcess,

        /// <summary>Not a draft of this person's.</summary>
        NoSuchDraft,
    }

    public enum Fault
    {
        NoTitle,
        TitleTooLong,
        BodyTooShort,
        BodyTooLong,
        NotEntitled,
    }

    /// <param name="RetryAt">Only for <see cref="Outcome.TooMany"/>.</param>
    public sealed record Result(
        Outcome Outcome,
        Guid? Id,
        IReadOnlyList<(string Field, Fault Fault)> Faults,
        DateTimeOffset? RetryAt = null
    )
    {
        public static implicit operator Result(Outcome outcome) => new(outcome, null, []);
    }

    public async Task<Result> Run(string? process, Guid personId, Form form, CancellationToken stop)
    {
        if (processes.Find(process) is not { } rules)
            return Outcome.NoSuchProcess;
        var (title, body) = (TypedText.Clean(form.Title), TypedText.Clean(form.Body));
        if (Check(form, title, body, rules.Rules) is { Count: > 0 } faults)
            return new(Outcome.Invalid, form.Id, faults);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(row => row.Id == personId, stop);
        if (person is not { ConfirmedAt: not null, ClosedAt: null })
            return Outcome.AddressNotConfirmed;
        if (form.Id is null && limits.Take(OfPerson, personId.ToString()) is { } retryAt)
            return new(Outcome.TooMany, null, [], retryAt);
        return await db.InTransaction(() => Save(rules, personId, form, title, body, stop), stop);
    }

    async Task<Result> Save(PetitionProcess process, Guid personId, Form form, string title, string body, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var petition = form.Id is { } id ? await Draft(id, personId, stop) : New(process, personId, now);
        if (petition is null)
            return Outcome.NoSuchDraft;
        (petition.Title, petition.Body) = (title, body);
        if (form.Filing)
        {
            petition.FrozenRules = Petition.Freeze(process.Rules);
            foreach (var step in petition.File(now))
                db.PetitionSteps.Add(step);
            await tell.Filed(petition, stop);
            db.Announce(Petition.Kind, petition.Id);
        }
        await db.SaveChangesAsync(stop);
        return new(form.Filing ? Outcome.Filed : Outcome.Kept, petition.Id, []);
    }

    async Task<Petition?> Draft(Guid id, Guid personId, CancellationToken stop)
    {
        await db.TakeTurn(id, stop);
        return await db.Petitions.SingleOrDefaultAsync(
            row => row.Id == id && row.AuthorId == personId && row.Stage == PetitionStage.Draft,
            stop
        );
    }

    Petition New(PetitionProcess process, Guid personId, DateTimeOffset now)
    {
        var petition = new Petition
        {
            Id = Guid.CreateVersion7(now),
            ProcessId = process.Id,
            AuthorId = personId,
            FrozenRules = Petition.Freeze(process.Rules),
            CreatedAt = now,
        };
        db.Petitions.Add(petition);
        return petition;
    }

    /// <summary>A draft may be anything that has a title.</summary>
    static List<(string, Fault)> Check(Form form, string title, string body, PetitionRules rules)
    {
        var faults = new List<(string, Fault)>();
        if (title.Length is 0 or > LongestTitle)
            faults.Add(("title", title.Length == 0 ? Fault.NoTitle : Fault.TitleTooLong));
        if (body.Length > LongestBody)
            faults.Add(("body", Fault.BodyTooLong));
        if (!form.Filing)
            return faults;
        if (body.Length < ShortestBody)
            faults.Add(("body", Fault.BodyTooShort));
        if (!form.IsEntitled && (rules.ResidentsOnly || rules.MinimumAge > 0))
            faults.Add(("entitled", Fault.NotEntitled));
        return faults;
    }
}
