using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Citizens;

/// <summary>
/// Closes an account (A5): the row of the person is emptied; links, drafts with their files, and letters go. What was
/// published stays and is signed "closed account"; supports and votes stay counted, under an id that leads to nobody.
/// </summary>
public sealed class CloseAccount(
    ParticipationDb db,
    AccountLetters letters,
    Passwords passwords,
    Limits limits,
    DraftFiles files,
    IEnumerable<IRetention> rooms,
    TimeProvider clock
)
{
    /// <param name="Current">The password, for an account that has one.</param>
    /// <param name="Email">The account's address typed again, for one that has none.</param>
    public sealed record Form(string? Current, string? Email);

    public async Task<AccountAnswer> Run(Guid personId, Form form, CancellationToken stop)
    {
        if (await db.Persons.FindAsync([personId], stop) is not { Email: { } email } person)
            return new(AccountStatus.NoSuchPerson);
        if (limits.Take(Limit.PasswordsOfAddress, personId.ToString()) is { } retryAt)
            return AccountAnswer.TooMany(retryAt);
        if (person.PasswordHash is { } hash && !passwords.Matches(hash, form.Current ?? ""))
            return AccountAnswer.Invalid(AccountProblem.PasswordWrong);
        if (person.PasswordHash is null && Address.Read(form.Email)?.Normalized != person.NormalizedEmail)
            return AccountAnswer.Invalid(AccountProblem.EmailDiffers);
        foreach (var leftToDo in await db.InTransaction(() => Close(person, email, stop), stop))
            leftToDo();
        return AccountAnswer.Done;
    }

    async Task<IReadOnlyList<Action>> Close(Person person, string email, CancellationToken stop)
    {
        var drafts = db.Drafts.Where(draft => draft.PersonId == person.Id);
        var gone = await files.RowsOf(drafts, stop);
        await drafts.ExecuteDeleteAsync(stop);
        var leftToDo = new List<Action> { () => files.Delete(gone) };
        foreach (var room in rooms)
            leftToDo.Add(await room.Leave(person.Id, stop));
        await db.OneTimeTokens.Where(token => token.PersonId == person.Id || token.Email == email).ExecuteDeleteAsync(stop);
        await db.Letters.Where(letter => letter.PersonId == person.Id || letter.To == email).ExecuteDeleteAsync(stop);
        letters.Closed(person.AsReader());
        person.Close(clock.GetUtcNow());
        await db.AnnounceWritings(person.Id, stop);
        await db.SaveChangesAsync(stop);
        return leftToDo;
    }
}
