using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// Asks for an account: an address, a public name, and a password or none (one-time links then). Nothing exists until
/// the link in the letter is confirmed. The answer is the same when the address has an account; its owner then gets
/// another letter.
/// </summary>
public sealed class SignUp(
    ParticipationDb db,
    OneTimeLinks links,
    AccountLetters letters,
    Passwords passwords,
    Limits limits,
    Network network
)
{
    /// <param name="Draft">The secret of the text that waits.</param>
    /// <param name="ReturnUrl">A path of this site.</param>
    public sealed record Form(
        string? Email,
        string? Pseudonym,
        string? Password = null,
        string? Draft = null,
        string? ReturnUrl = null
    );

    public async Task<AccountAnswer> Run(Form form, CancellationToken stop)
    {
        var address = Address.Read(form.Email);
        var pseudonym = Pseudonyms.Read(form.Pseudonym);
        var problems = Check(form, address, pseudonym);
        if (address is null || pseudonym is null || problems.Count > 0)
            return AccountAnswer.Invalid(problems);
        if (
            (limits.Take(Limit.LettersOfNetwork, network.Key) ?? limits.Take(Limit.LettersToAddress, address.Normalized)) is
            { } retryAt
        )
            return AccountAnswer.TooMany(retryAt);

        // Before we know who it is, so that it takes the same time for everybody.
        var hash = form.Password is { Length: > 0 } password ? passwords.Hash(password) : null;
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == address.Normalized, stop);
        if (person is null)
            Welcome(form, address, pseudonym, hash);
        else
            Recall(form, person);
        await db.SaveChangesAsync(stop);
        return AccountAnswer.Done;
    }

    static List<AccountProblem> Check(Form form, Address? address, string? pseudonym)
    {
        var problems = new List<AccountProblem>();
        if (address is null)
            problems.Add(AccountProblem.EmailInvalid);
        if (Pseudonyms.Judge(pseudonym) is { } wrong)
            problems.Add(wrong);
        if (form.Password is { Length: > 0 } password && Passwords.Judge(password, form.Email, pseudonym) is { } weak)
            problems.Add(weak);
        return problems;
    }

    void Welcome(Form form, Address address, string pseudonym, string? hash)
    {
        var culture = Cultures.Now;
        var wish = new OneTimeLinks.Wish(LinkKind.SignUp, address.Typed, null, culture)
        {
            Pseudonym = pseudonym,
            PasswordHash = hash,
            Draft = form.Draft,
            ReturnUrl = form.ReturnUrl,
        };
        letters.ConfirmAddress(new(address.Typed, culture, null), pseudonym, links.Add(wish));
    }

    void Recall(Form form, Person person)
    {
        var reader = person.AsReader();
        var wish = new OneTimeLinks.Wish(LinkKind.SignIn, reader.To, person.Id, person.Culture)
        {
            Draft = form.Draft,
            ReturnUrl = form.ReturnUrl,
        };
        letters.AlreadyHere(reader, links.Add(wish));
    }
}
