using Participation.Storage;

namespace Participation.Citizens;

/// <summary>Another public name, on everything already published too: the name is in one row only.</summary>
public sealed class ChangePseudonym(ParticipationDb db)
{
    public async Task<AccountAnswer> Run(Guid personId, string? typed, CancellationToken stop)
    {
        var pseudonym = Pseudonyms.Read(typed);
        if (Pseudonyms.Judge(pseudonym) is { } wrong)
            return AccountAnswer.Invalid(wrong);
        if (await db.Persons.FindAsync([personId], stop) is not { ClosedAt: null } person)
            return new(AccountStatus.NoSuchPerson);
        person.Pseudonym = pseudonym;
        await db.AnnounceWritings(personId, stop);
        await db.SaveChangesAsync(stop);
        return AccountAnswer.Done;
    }
}
