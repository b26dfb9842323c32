using Participation.Storage;

namespace Participation.Citizens;

/// <summary>Another public name, on everything already published too: the name is in one row only.</summary>
public sealed class ChangePseudonym(ParticipationDb db)
{
    public async Task<AccountAnswer> Run(Guid personId, string? typed, CancellationToken stop)
    {
        if (Pseudonyms.Read(typed) is not { } pseudonym)
            return AccountAnswer.Invalid(AccountProblem.PseudonymInvalid);
        if (await db.Persons.FindAsync([personId], stop) is not { ClosedAt: null } person)
            return new(AccountStatus.NoSuchPerson);
        person.Pseudonym = pseudonym;
        await db.AnnounceWritings(personId, stop);
        await db.SaveChangesAsync(stop);
        return AccountAnswer.Done;
    }
}
