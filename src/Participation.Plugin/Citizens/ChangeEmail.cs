using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// Asks for another address. It changes when the link sent to the new one is confirmed. An address that has an account
/// already is not told to who asks: its owner gets a letter.
/// </summary>
public sealed class ChangeEmail(
    ParticipationDb db,
    OneTimeLinks links,
    AccountLetters letters,
    Passwords passwords,
    Limits limits
)
{
    /// <param name="Current">The password, when there is one.</param>
    public sealed record Form(string? Email, string? Current);

    public async Task<AccountAnswer> Run(Guid personId, Form form, CancellationToken stop)
    {
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(row => row.Id == personId, stop);
        if (person is not { Email: not null })
            return new(AccountStatus.NoSuchPerson);
        var address = Address.Read(form.Email);
        var retryAt =
            limits.Take(Limit.PasswordsOfAddress, personId.ToString())
            ?? (address is null ? null : limits.Take(Limit.LettersToAddress, address.Normalized));
        if (retryAt is { } later)
            return AccountAnswer.TooMany(later);
        var problems = new List<AccountProblem>();
        if (address is null)
            problems.Add(AccountProblem.EmailInvalid);
        if (person.PasswordHash is { } hash && !passwords.Matches(hash, form.Current ?? ""))
            problems.Add(AccountProblem.PasswordWrong);
        if (address is null || problems.Count > 0)
            return AccountAnswer.Invalid(problems);
        await Write(person, address, stop);
        return AccountAnswer.Done;
    }

    async Task Write(Person person, Address address, CancellationToken stop)
    {
        var owner = await db
            .Persons.AsNoTracking()
            .SingleOrDefaultAsync(row => row.NormalizedEmail == address.Normalized && row.Id != person.Id, stop);
        if (owner is null)
        {
            var token = links.Add(new(LinkKind.ChangeEmail, address.Typed, person.Id, person.Culture));
            letters.ConfirmNewAddress(new(address.Typed, person.Culture, person.Id), token);
        }
        else
        {
            var reader = owner.AsReader();
            letters.AlreadyHere(reader, links.Add(new(LinkKind.SignIn, reader.To, owner.Id, owner.Culture)));
        }
        await db.SaveChangesAsync(stop);
    }
}
