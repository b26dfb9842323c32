using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// Checks an address and a password. Says the same, after the same work, for an address without an account, another
/// password, an account that uses links only and one that is locked.
/// </summary>
public sealed class SignIn(
    ParticipationDb db,
    Passwords passwords,
    OneTimeLinks links,
    Limits limits,
    Network network,
    TimeProvider clock
)
{
    public sealed record Form(string? Email, string? Password);

    /// <param name="Person">Who it is, when the answer is <see cref="AccountStatus.Done"/>.</param>
    public sealed record Outcome(AccountAnswer Answer, Person? Person = null);

    public async Task<Outcome> Run(Form form, CancellationToken stop)
    {
        if (Address.Read(form.Email) is not { } address)
            return new(AccountAnswer.Invalid(AccountProblem.EmailInvalid));
        if (
            (limits.Take(Limit.PasswordsOfNetwork, network.Key) ?? limits.Take(Limit.PasswordsOfAddress, address.Normalized)) is
            { } retryAt
        )
            return new(AccountAnswer.TooMany(retryAt));

        var person = await db.Persons.SingleOrDefaultAsync(row => row.NormalizedEmail == address.Normalized, stop);
        var password = form.Password is { Length: <= Passwords.MaxLength } typed ? typed : "";
        var fits = passwords.Matches(person?.PasswordHash, password);
        var now = clock.GetUtcNow();
        var mayEnter = person is { ConfirmedAt: not null } && !person.IsLockedAt(now);
        if (person is null || !mayEnter || !fits)
            return await Refuse(mayEnter ? person : null, now, stop);
        limits.Clear(Limit.PasswordsOfAddress, address.Normalized);
        person.EnterPassword();
        await db.SaveChangesAsync(stop);
        return new(AccountAnswer.Done, person);
    }

    /// <summary>One row is written whoever it was.</summary>
    /// <param name="missed">Whose password it was not; null for nobody's.</param>
    async Task<Outcome> Refuse(Person? missed, DateTimeOffset now, CancellationToken stop)
    {
        if (missed is null)
            links.AddNothing(LinkKind.SignIn);
        else
            missed.MissPassword(now);
        await db.SaveChangesAsync(stop);
        return new(new AccountAnswer(AccountStatus.WrongPair));
    }
}
