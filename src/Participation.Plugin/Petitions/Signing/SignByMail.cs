using System.Security.Cryptography;
using Foundation.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Geography;
using Participation.Notifications;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>
/// Somebody without an account signs: a letter goes out, whose link opens a page with one button. Whoever asks sees the
/// same page, whether the address has signed already, belongs to somebody else or was typed by a robot: only the owner of
/// the mailbox learns more.
/// </summary>
public sealed class SignByMail(
    ParticipationDb db,
    ParticipationStore store,
    GroupCommit group,
    Communes communes,
    ReadMailProviders providers,
    PetitionLetters letters,
    SigningRate rate,
    ProofOfWork proof,
    Limits limits,
    TimeProvider clock
)
{
    /// <summary>A stand on a market and the wifi of a library share one network.</summary>
    static readonly Limit OfNetwork = new("sign-network", 120, Limit.Longest);

    /// <summary>From this many in an hour a network has to prove its work, whatever the rate of the petition.</summary>
    static readonly Limit UsualOfNetwork = new("sign-network-usual", 30, Limit.Longest);

    /// <summary>Letters about one petition to one mailbox.</summary>
    static readonly Limit OfMailbox = new("sign-mailbox", 3, Limit.Longest);

    public enum Outcome
    {
        /// <summary>« Look into your mailbox »: the answer to everyone, robots included.</summary>
        Asked,
        Invalid,

        /// <summary>Abnormal rate: a proof of work is missing, or a ticket that is not old enough.</summary>
        ProofNeeded,
        TooMany,
        AccountNeeded,
        Closed,
        NoSuchPetition,
    }

    /// <param name="RetryAt">Only for <see cref="Outcome.TooMany"/>.</param>
    /// <param name="Ticket">Only for <see cref="Outcome.ProofNeeded"/>: comes back with the form after <see cref="ProofOfWork.Wait"/>.</param>
    public sealed record Result(
        Outcome Outcome,
        IReadOnlyList<(string Field, SigningFault Fault)> Faults,
        DateTimeOffset? RetryAt = null,
        string? Ticket = null
    )
    {
        public static implicit operator Result(Outcome outcome) => new(outcome, []);
    }

    /// <param name="network">Where the request comes from; kept as a keyed hash only.</param>
    public async Task<Result> Run(Guid id, SigningForm form, string network, string culture, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await db.Petitions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, stop) is not { IsPublic: true } petition)
            return Outcome.NoSuchPetition;
        if (!petition.TakesSignaturesAt(now) || petition.Secret is not { } secret)
            return Outcome.Closed;
        if (petition.Rules.AccountToSign)
            return Outcome.AccountNeeded;
        if (form.Check(petition.Rules, communes, byMail: true) is { Count: > 0 } faults)
            return new(Outcome.Invalid, faults);
        var address = Address.Read(form.Email)!; // checked
        var table = await providers.Now(stop);
        var canonical = CanonicalAddress.Of(address, table);
        if (table.Of(canonical.Domain).IsDisposable)
            return new(Outcome.Invalid, [("email", SigningFault.DisposableEmail)]);

        rate.Note(id);
        var isUsual = limits.Take(UsualOfNetwork, $"{id}\n{network}") is null && !rate.IsAbnormal(id);
        if (!isUsual && !proof.Accept(secret, canonical.Mailbox, form.Proof))
            return new(Outcome.ProofNeeded, [], Ticket: proof.Ticket(secret, canonical.Mailbox));
        if (limits.Take(OfNetwork, $"{id}\n{network}") is { } retryAt)
            return new(Outcome.TooMany, [], retryAt);

        var isRobot = !string.IsNullOrEmpty(form.Bait);
        var isQuiet = isRobot || limits.Take(OfMailbox, $"{id}\n{canonical.Mailbox}") is not null;
        var key = new PetitionKey(secret);
        var signatory = new Signatory
        {
            Id = Guid.CreateVersion7(now),
            PetitionId = id,
            Name = TypedText.Clean(form.Name),
            NameKey = SigningForm.KeyOf(form.Name ?? ""),
            Email = address.Typed,
            Mailbox = key.Mailbox(canonical.Mailbox),
            Domain = canonical.Domain,
            Commune = form.CommuneCode,
            Culture = culture,
            WantsNews = form.WantsNews,
            Network = key.Network(network),
            Neighbourhood = key.Neighbourhood(network),
            RequestedAt = now,
            IsFraudulent = isRobot,
        };
        var signed = isRobot ? [] : await Signed(id, signatory.Mailbox, stop);
        var verdict = OneMailbox.Judge(signed, signatory.NameKey, signatory.Commune);
        if (verdict is OneMailbox.Verdict.Welcome && (isRobot || !isQuiet))
            await Ask(petition, signatory, stop);
        else if (!isQuiet)
            await TellOwner(petition, signatory, stop);
        return Outcome.Asked;
    }

    async Task<IReadOnlyList<OneMailbox.Person>> Signed(Guid id, string mailbox, CancellationToken stop) =>
        await db
            .Signatories.Where(row => row.PetitionId == id && row.Mailbox == mailbox && row.Place != null)
            .Select(row => new OneMailbox.Person(row.NameKey, row.Commune))
            .ToListAsync(stop);

    /// <summary>Row and letter in one group: both are kept, or neither. A robot's row is kept for the desk, without a letter.</summary>
    async Task Ask(Petition petition, Signatory signatory, CancellationToken stop)
    {
        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        signatory.TokenHash = ConfirmSignature.HashOf(token);
        var letter = signatory.IsFraudulent ? null : letters.Confirm(petition, signatory, token);
        await group.Run(
            async connection =>
            {
                await connection.Insert(store.Database, signatory);
                return letter is null ? 0 : await Outbox.Post(connection, store.Database, letter);
            },
            stop
        );
    }

    Task TellOwner(Petition petition, Signatory signatory, CancellationToken stop)
    {
        var letter = letters.AlreadySigned(petition, signatory);
        return group.Run(connection => Outbox.Post(connection, store.Database, letter), stop);
    }
}
