using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// Sends a link that signs in once, or that lets choose a new password. Every address gets a letter, so that neither
/// the page nor its time tells whether there is an account: only the mailbox's owner learns it.
/// </summary>
public sealed class RequestLink(ParticipationDb db, OneTimeLinks links, AccountLetters letters, Limits limits, Network network)
{
    public sealed record Form(string? Email, string? Draft = null, string? ReturnUrl = null);

    /// <param name="kind"><see cref="LinkKind.SignIn"/> or <see cref="LinkKind.ResetPassword"/>.</param>
    public async Task<AccountAnswer> Run(LinkKind kind, Form form, CancellationToken stop)
    {
        if (Address.Read(form.Email) is not { } address)
            return AccountAnswer.Invalid(AccountProblem.EmailInvalid);
        if (
            (limits.Take(Limit.LettersOfNetwork, network.Key) ?? limits.Take(Limit.LettersToAddress, address.Normalized)) is
            { } retryAt
        )
            return AccountAnswer.TooMany(retryAt);
        var person = await db.Persons.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == address.Normalized, stop);
        if (person is null)
        {
            links.AddNothing(kind);
            letters.NoAccount(new(address.Typed, Cultures.Now, null));
        }
        else
            Post(kind, form, person.AsReader());
        await db.SaveChangesAsync(stop);
        return AccountAnswer.Done;
    }

    void Post(LinkKind kind, Form form, AccountLetters.Reader reader)
    {
        var token = links.Add(
            new(kind, reader.To, reader.PersonId, reader.Culture) { Draft = form.Draft, ReturnUrl = form.ReturnUrl }
        );
        if (kind is LinkKind.ResetPassword)
            letters.ResetPassword(reader, token);
        else
            letters.SignIn(reader, token);
    }
}
