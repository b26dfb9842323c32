using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// The button under a one-time link was pressed: an account opens, somebody signs in, a password or an address
/// changes. Only ever by POST: mail scanners follow links.
/// </summary>
public sealed class UseLink(
    ParticipationDb db,
    OneTimeLinks links,
    AccountLetters letters,
    Passwords passwords,
    Limits limits,
    Network network,
    TimeProvider clock
)
{
    /// <param name="Status">What happened.</param>
    /// <param name="Person">Whose mailbox was proven, when it is <see cref="LinkStatus.Done"/>: they are signed in.</param>
    /// <param name="Token">What the link said, before it was emptied: its kind, draft and return address.</param>
    /// <param name="RetryAt">When to come back, when it is <see cref="LinkStatus.TooMany"/>.</param>
    public sealed record Outcome(
        LinkStatus Status,
        Person? Person = null,
        OneTimeToken? Token = null,
        AccountProblem? Problem = null,
        DateTimeOffset? RetryAt = null
    );

    /// <param name="newPassword">For <see cref="LinkKind.ResetPassword"/> only.</param>
    public async Task<Outcome> Run(string token, string? newPassword, CancellationToken stop)
    {
        if (limits.Take(Limit.LinksOfNetwork, network.Key) is { } retryAt)
            return new(LinkStatus.TooMany, RetryAt: retryAt);
        var found = await links.Find(token, stop);
        if (found?.StateAt(clock.GetUtcNow()) is not LinkState.Ready)
            return new(found is null ? LinkStatus.Unknown : Gone(found));
        var resets = found.Kind is LinkKind.ResetPassword;
        if (resets && Passwords.Judge(newPassword ?? "", found.Email) is { } weak)
            return new(LinkStatus.PasswordRefused, Token: found, Problem: weak);
        var hash = resets ? passwords.Hash(newPassword ?? "") : null;
        try
        {
            return await db.InTransaction(() => Spend(found, hash, stop), stop);
        }
        catch (DbUpdateException refused) when (UniqueViolation.Is(refused))
        {
            db.ChangeTracker.Clear();
            return new(LinkStatus.AddressTaken, Token: found);
        }
    }

    LinkStatus Gone(OneTimeToken token) =>
        token.StateAt(clock.GetUtcNow()) is LinkState.Used ? LinkStatus.Used : LinkStatus.Expired;

    async Task<Outcome> Spend(OneTimeToken token, string? hash, CancellationToken stop)
    {
        if (!await links.Spend(token, stop))
            return new(LinkStatus.Used);
        var person = token.Kind is LinkKind.SignUp ? Open(token) : await Owner(token, stop);
        if (person is null)
            return new(LinkStatus.Unknown);
        person.ConfirmedAt ??= clock.GetUtcNow();
        if (token.Kind is LinkKind.ResetPassword)
            await Reset(person, hash, stop);
        if (token.Kind is LinkKind.ChangeEmail)
            await Move(person, token, stop);
        await db.SaveChangesAsync(stop);
        return new(LinkStatus.Done, person, token);
    }

    Person Open(OneTimeToken token)
    {
        var now = clock.GetUtcNow();
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            Pseudonym = token.Pseudonym,
            PasswordHash = token.PasswordHash,
            Culture = token.Culture,
            CreatedAt = now,
        };
        person.ChooseEmail(Proven(token));
        db.Persons.Add(person);
        return person;
    }

    Task<Person?> Owner(OneTimeToken token, CancellationToken stop) =>
        db.Persons.SingleOrDefaultAsync(row => row.Id == token.PersonId && row.ClosedAt == null, stop);

    async Task Reset(Person person, string? hash, CancellationToken stop)
    {
        person.ChoosePassword(hash);
        await links.Cancel(person.Id, stop);
        letters.PasswordChanged(person.AsReader());
    }

    async Task Move(Person person, OneTimeToken token, CancellationToken stop)
    {
        var left = person.AsReader();
        person.ChooseEmail(Proven(token));
        await links.Cancel(person.Id, stop);
        letters.AddressChanged(left);
    }

    static Address Proven(OneTimeToken token) =>
        Address.Read(token.Email) ?? throw new InvalidOperationException("A link was sent to an address that is none.");
}

public enum LinkStatus
{
    Done,
    Used,
    Expired,
    Unknown,

    /// <summary>Meanwhile the address has an account: sign in to it.</summary>
    AddressTaken,
    PasswordRefused,
    TooMany,
}
