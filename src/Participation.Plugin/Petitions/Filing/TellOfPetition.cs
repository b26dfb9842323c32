using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Notifications;
using Participation.Storage;

namespace Participation.Petitions;

/// <summary>Who should know of a step is told: the author, and the agents who have something to do. The caller saves.</summary>
public sealed class TellOfPetition(ParticipationDb db, Outbox outbox, LetterWords words, IOptions<ParticipationOptions> options)
{
    /// <summary>The author gets a receipt; agents are told when they have to judge at once.</summary>
    public async Task Filed(Petition petition, CancellationToken stop)
    {
        await Author(petition, StepKind.Filed, "", stop);
        if (petition.Stage is PetitionStage.Admissibility)
            Agents(petition, StepKind.Submitted);
    }

    /// <summary>What an agent decided; to claim it is the agents' own affair.</summary>
    public Task Decided(Petition petition, PetitionStep step, CancellationToken stop) =>
        step.Kind is StepKind.Claimed ? Task.CompletedTask : Author(petition, step.Kind, step.Text, stop);

    public Task Appealed(Petition petition, CancellationToken stop)
    {
        Agents(petition, StepKind.Appealed);
        return Author(petition, StepKind.Appealed, "", stop);
    }

    /// <summary>What followed from the rules: enough supporters, a tier, the end.</summary>
    public Task Followed(Petition petition, PetitionStep step, CancellationToken stop)
    {
        if (step.Kind is StepKind.Submitted or StepKind.TierReached or StepKind.TierLost or StepKind.Closed)
            Agents(petition, step.Kind);
        var tier = step.Tier is { } place ? petition.Rules.Tiers[place].Name.French : "";
        return Author(petition, step.Kind, tier, stop);
    }

    async Task Author(Petition petition, StepKind kind, string text, CancellationToken stop)
    {
        var author = await db
            .Persons.AsNoTracking()
            .Where(person => person.Id == petition.AuthorId && person.Email != null)
            .Select(person => new { person.Email, person.Culture })
            .SingleOrDefaultAsync(stop);
        if (author is { Email: { } address })
            outbox.Add(Key(petition), petition.AuthorId, address, Letter(petition, kind, author.Culture, text, ""));
    }

    void Agents(Petition petition, StepKind kind) =>
        outbox.Add(Key(petition), null, options.Value.PetitionsAddress, Letter(petition, kind, "fr-FR", "", "/desk"));

    LetterText Letter(Petition petition, StepKind kind, string culture, string text, string below) =>
        words.Write(
            culture,
            "PetitionStep",
            petition.Title,
            words.Word(culture, "Step." + kind),
            text,
            words.Link(culture, $"/petitions/{petition.Id}{below}")
        );

    static string Key(Petition petition) => $"petition/{petition.Id}/{Guid.NewGuid():N}";
}
