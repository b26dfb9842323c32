using Participation.Storage;

namespace Participation.Citizens;

/// <summary>An account whose address needs no letter: a demonstration's, a test's, one made by a command.</summary>
public sealed class OpenAccount(ParticipationDb db, Passwords passwords, TimeProvider clock)
{
    /// <returns>The person's id, or null when the address has an account already or is none.</returns>
    public async Task<Guid?> Run(string email, string pseudonym, string? password, CancellationToken stop)
    {
        if (Address.Read(email) is not { } address)
            return null;
        var now = clock.GetUtcNow();
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            Pseudonym = pseudonym,
            PasswordHash = password is null ? null : passwords.Hash(password),
            ConfirmedAt = now,
            CreatedAt = now,
        };
        person.ChooseEmail(address);
        db.Persons.Add(person);
        return await db.TrySaveChanges(stop) ? person.Id : null;
    }
}
