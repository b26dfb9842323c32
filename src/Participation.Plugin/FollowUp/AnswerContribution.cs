using Microsoft.EntityFrameworkCore;
using Participation.Notifications;
using Participation.Pages;
using Participation.Storage;

namespace Participation.FollowUp;

/// <summary>
/// An agent gives a contribution a status and an official answer, in the name of a service (F1, F2). Former answers
/// stay readable; the latest gives the status, and the author is told by letter.
/// </summary>
public sealed class AnswerContribution(ParticipationDb db, IAnswerable contributions, TellAuthor tell, TimeProvider clock)
{
    public const int LongestText = 10_000;
    public const int LongestService = 200;

    /// <param name="Status">Name of a <see cref="FollowUpStatus"/>.</param>
    /// <param name="Service">Who answers, in words.</param>
    /// <param name="Seen">When the page was read; null when it was not a page.</param>
    public sealed record Form(string? Status, string? Service, string? Text, DateTimeOffset? Seen = null);

    public enum Outcome
    {
        Answered,
        NotAnAgent,
        NoSuchContribution,

        /// <summary>Withdrawn, or in the trash.</summary>
        NotListed,
        NoStatus,
        NoService,
        NoText,
        TextTooLong,

        /// <summary>A colleague answered since the page was read.</summary>
        AlreadyAnswered,
    }

    /// <param name="agent">Who is signed in as an agent; null is refused.</param>
    public async Task<Outcome> Run(Agent? agent, Guid id, Form form, CancellationToken stop)
    {
        if (agent is null)
            return Outcome.NotAnAgent;
        if (Statuses.Read(form.Status) is not { } status)
            return Outcome.NoStatus;
        var (service, text) = (TypedText.Clean(form.Service), TypedText.Clean(form.Text));
        if (service.Length is 0 or > LongestService)
            return Outcome.NoService;
        if (text.Length is 0 or > LongestText)
            return text.Length == 0 ? Outcome.NoText : Outcome.TextTooLong;
        var now = clock.GetUtcNow();
        var answer = new FollowUpAnswer
        {
            Id = Guid.CreateVersion7(now),
            ContributionId = id,
            Status = status,
            Service = service,
            Text = text,
            AgentId = agent.Id,
            AgentName = agent.Name,
            At = now,
        };
        return await db.InTransaction(() => Save(answer, form.Seen, stop), stop);
    }

    async Task<Outcome> Save(FollowUpAnswer answer, DateTimeOffset? seen, CancellationToken stop)
    {
        var id = answer.ContributionId;
        await db.TakeTurn(id, stop);
        if (await contributions.Find(id, stop) is not { } contribution)
            return Outcome.NoSuchContribution;
        if (!contribution.IsListed)
            return Outcome.NotListed;
        if (seen is not null && await db.FollowUpAnswers.AnyAsync(it => it.ContributionId == id && it.At > seen, stop))
            return Outcome.AlreadyAnswered;
        db.FollowUpAnswers.Add(answer);
        await contributions.SetStatus(id, answer.Status, stop);
        await tell.Answered(new(contribution.AuthorId, contribution.Title, contribution.Url), answer, stop);
        await db.SaveChangesAsync(stop);
        return Outcome.Answered;
    }
}
