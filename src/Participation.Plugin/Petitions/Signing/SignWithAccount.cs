using System.Data.Common;
using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Geography;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>Somebody signed in presses the button: their address is confirmed already, so the signature counts at once.</summary>
public sealed class SignWithAccount(
    ParticipationDb db,
    ParticipationStore store,
    GroupCommit group,
    CountOne count,
    Communes communes,
    ReadMailProviders providers,
    TimeProvider clock
)
{
    public enum Outcome
    {
        Counted,
        AlreadyCounted,
        AddressNotConfirmed,
        Closed,
        NoSuchPetition,
        Invalid,
    }

    public sealed record Result(Outcome Outcome, IReadOnlyList<(string Field, SigningFault Fault)> Faults)
    {
        public static implicit operator Result(Outcome outcome) => new(outcome, []);
    }

    /// <param name="network">Where the request comes from; kept as a keyed hash only.</param>
    public async Task<Result> Run(Guid id, Guid personId, SigningForm form, string network, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Petitions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { IsPublic: true } petition)
            return Outcome.NoSuchPetition;
        if (!petition.TakesSignaturesAt(now) || petition.Secret is not { } secret)
            return Outcome.Closed;
        if (form.Check(petition.Rules, communes, byMail: false) is { Count: > 0 } faults)
            return new(Outcome.Invalid, faults);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(row => row.Id == personId, stop);
        if (person is not { ConfirmedAt: not null, ClosedAt: null } || Address.Read(person.Email) is not { } address)
            return Outcome.AddressNotConfirmed;

        var (key, canonical) = (new PetitionKey(secret), CanonicalAddress.Of(address, await providers.Now(stop)));
        var mailbox = key.Mailbox(canonical.Mailbox);
        if (await db.Signatories.AnyAsync(row => row.PetitionId == id && row.Mailbox == mailbox && row.Place != null, stop))
            return Outcome.AlreadyCounted;
        var signatory = new Signatory
        {
            Id = Guid.CreateVersion7(now),
            PetitionId = id,
            PersonId = personId,
            Mailbox = mailbox,
            Domain = canonical.Domain,
            Commune = form.CommuneCode,
            Culture = person.Culture,
            WantsNews = form.WantsNews,
            Network = key.Network(network),
            Neighbourhood = key.Neighbourhood(network),
            RequestedAt = now,
        };
        try
        {
            await group.Run(connection => Write(connection, signatory, now), stop);
            return Outcome.Counted;
        }
        catch (DbException refused) when (UniqueViolation.Is(refused))
        {
            return Outcome.AlreadyCounted; // the same button twice, or by mail in the same instant
        }
    }

    async Task<int> Write(DbConnection connection, Signatory signatory, DateTimeOffset now)
    {
        await connection.Insert(store.Database, signatory);
        var one = new CountOne.Counted(
            signatory.Id,
            signatory.PetitionId,
            signatory.Commune,
            SignatureChannel.Account,
            Place: 0,
            now
        );
        return await count.Run(connection, one);
    }
}
