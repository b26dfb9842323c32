using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>The author contests the refusal, once: another agent judges.</summary>
public sealed class AppealRefusal(ParticipationDb db, TellOfPetition tell, TimeProvider clock)
{
    public const int LongestText = 4_000;

    public enum Outcome
    {
        Appealed,
        NoText,
        TextTooLong,

        /// <summary>Not refused, or contested before.</summary>
        NotNow,

        /// <summary>Not this person's.</summary>
        NoSuchPetition,
    }

    public async Task<Outcome> Run(Guid id, Guid personId, string? typed, CancellationToken stop)
    {
        var text = TypedText.Clean(typed);
        if (text.Length is 0 or > LongestText)
            return text.Length == 0 ? Outcome.NoText : Outcome.TextTooLong;
        return await db.InTransaction(
            async () =>
            {
                await db.TakeTurn(id, stop);
                var petition = await db.Petitions.SingleOrDefaultAsync(row => row.Id == id && row.AuthorId == personId, stop);
                if (petition is null)
                    return Outcome.NoSuchPetition;
                if (await db.PetitionSteps.AnyAsync(row => row.PetitionId == id && row.Kind == StepKind.Appealed, stop))
                    return Outcome.NotNow;
                if (petition.Appeal(text, clock.GetUtcNow()) is not { } step)
                    return Outcome.NotNow;
                db.PetitionSteps.Add(step);
                await tell.Appealed(petition, stop);
                db.Announce(Petition.Kind, id);
                await db.SaveChangesAsync(stop);
                return Outcome.Appealed;
            },
            stop
        );
    }
}
