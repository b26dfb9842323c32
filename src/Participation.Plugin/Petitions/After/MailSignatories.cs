using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// Tells the signatories who agreed to it what became of the petition: the debate, its minutes, the answer. In batches, each
/// with its letters in one transaction: a crash between two loses nothing and tells nobody twice.
/// </summary>
public sealed class MailSignatories(ParticipationDb db, Outbox outbox, LetterWords words)
{
    const int Batch = 200;

    static readonly StepKind[] News = [StepKind.DebatePlanned, StepKind.DebateHeld, StepKind.Answered];

    /// <summary>One batch of every petition that has news.</summary>
    /// <returns>How many letters were put into the outbox.</returns>
    public async Task<int> Run(CancellationToken stop)
    {
        // The latest step tells the former ones too: nobody gets three letters after a busy day.
        var latest = await db
            .PetitionSteps.Where(step => News.Contains(step.Kind))
            .GroupBy(step => step.PetitionId)
            .Select(steps => new { PetitionId = steps.Key, At = steps.Max(step => step.At) })
            .ToListAsync(stop);
        var written = 0;
        foreach (var news in latest)
            written += await Run(news.PetitionId, news.At, stop);
        return written;
    }

    async Task<int> Run(Guid id, DateTimeOffset at, CancellationToken stop)
    {
        if (!await Waiting(id, at).AnyAsync(stop))
            return 0;
        return await db.InTransaction(
            async () =>
            {
                await db.TakeTurn(id, stop);
                var petition = await db.Petitions.AsNoTracking().SingleAsync(row => row.Id == id, stop);
                var step = await db.PetitionSteps.AsNoTracking().FirstAsync(row => row.PetitionId == id && row.At == at, stop);
                var people = await Waiting(id, at).OrderBy(row => row.Id).Take(Batch).ToListAsync(stop);
                var addresses = await Addresses(people, stop);
                foreach (var person in people)
                {
                    person.ToldUpTo = at;
                    if ((person.Email ?? addresses.GetValueOrDefault(person.PersonId ?? Guid.Empty)) is { } address)
                        Tell(petition, step, person, address);
                }
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
                return people.Count;
            },
            stop
        );
    }

    /// <summary>Counted before the step, agreed, and not told yet.</summary>
    IQueryable<Signatory> Waiting(Guid id, DateTimeOffset at) =>
        db.Signatories.Where(row =>
            row.PetitionId == id
            && row.WantsNews
            && row.Place != null
            && row.ConfirmedAt < at
            && (row.ToldUpTo == null || row.ToldUpTo < at)
            && !db.Signatures.Any(signature => signature.Id == row.Id && signature.InvalidationId != null)
        );

    Task<Dictionary<Guid, string>> Addresses(IReadOnlyList<Signatory> people, CancellationToken stop)
    {
        var ids = people.Where(row => row.PersonId is not null).Select(row => row.PersonId).ToList();
        return db
            .Persons.Where(person => ids.Contains(person.Id) && person.Email != null)
            .ToDictionaryAsync(person => person.Id, person => person.Email ?? "", stop);
    }

    void Tell(Petition petition, PetitionStep step, Signatory to, string address)
    {
        if (petition.Secret is not { } secret)
            return; // anonymised meanwhile
        var leave = words.Link(to.Culture, $"/petitions/news/{to.Id}/{new PetitionKey(secret).News(to.Id)}");
        var letter = words.Write(
            to.Culture,
            "PetitionNews",
            petition.Title,
            words.Word(to.Culture, "Step." + step.Kind),
            step.Text,
            words.Link(to.Culture, $"/petitions/{petition.Id}"),
            leave
        );
        outbox.Add($"news/{step.Id}/{to.Id}", to.PersonId, address, letter, leave);
    }
}
