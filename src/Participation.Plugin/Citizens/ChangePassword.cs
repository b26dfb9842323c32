using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>Chooses a password, or another one. Every session ends; the caller signs this one in again.</summary>
public sealed class ChangePassword(
    ParticipationDb db,
    OneTimeLinks links,
    AccountLetters letters,
    Passwords passwords,
    Limits limits
)
{
    /// <param name="Current">Asked when there is one: an unattended session must not become an account lost.</param>
    public sealed record Form(string? Current, string? Password);

    public sealed record Outcome(AccountAnswer Answer, Person? Person = null);

    public async Task<Outcome> Run(Guid personId, Form form, CancellationToken stop)
    {
        if (await db.Persons.FindAsync([personId], stop) is not { Email: { } email } person)
            return new(new AccountAnswer(AccountStatus.NoSuchPerson));
        if (limits.Take(Limit.PasswordsOfAddress, personId.ToString()) is { } retryAt)
            return new(AccountAnswer.TooMany(retryAt));
        var problems = new List<AccountProblem>();
        if (person.PasswordHash is { } hash && !passwords.Matches(hash, form.Current ?? ""))
            problems.Add(AccountProblem.PasswordWrong);
        if (Passwords.Judge(form.Password ?? "", email, person.Pseudonym) is { } weak)
            problems.Add(weak);
        if (problems.Count > 0)
            return new(AccountAnswer.Invalid(problems));
        limits.Clear(Limit.PasswordsOfAddress, personId.ToString());
        var chosen = passwords.Hash(form.Password ?? "");
        await db.InTransaction(
            async () =>
            {
                person.ChoosePassword(chosen);
                await links.Cancel(personId, stop);
                letters.PasswordChanged(person.AsReader());
                return await db.SaveChangesAsync(stop);
            },
            stop
        );
        return new(AccountAnswer.Done, person);
    }
}
