using Microsoft.EntityFrameworkCore;
using Participation.Citizens;
using Participation.Processes;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// Lets somebody begin. An anonymous questionnaire writes here that they take part, and nothing else from now on knows
/// them; an open one counts the network; with an account, what they began is found again.
/// </summary>
public sealed class StartAnswer(ParticipationDb db, Limits limits, Network network, TimeProvider clock)
{
    /// <summary>Answers that one network may begin: a town hall's tablet and a workshop of fifty people must pass.</summary>
    public static readonly Limit Begun = new("questionnaire", 150, Limit.Longest);

    /// <param name="Link">Where they answer; null unless they may.</param>
    /// <param name="RetryAt">When too many were begun: from when on it may be tried again.</param>
    public sealed record Result(Outcome Outcome, AnswerLink? Link = null, DateTimeOffset? RetryAt = null);

    public enum Outcome
    {
        Started,

        /// <summary>They had begun, and go on.</summary>
        Resumed,
        NotReady,
        NotOpen,
        SignInFirst,
        AddressNotConfirmed,
        AlreadyAnswered,

        /// <summary>Anonymous: begun or answered, nobody can say which, and the private link alone leads there.</summary>
        AlreadyTakingPart,
        TooMany,
    }

    /// <param name="person">Null for a visitor who is not signed in.</param>
    public async Task<Result> Run(Questionnaire questionnaire, Guid? person, AnswerChannel channel, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!Readiness.IsReady(questionnaire))
            return new(Outcome.NotReady);
        if (!questionnaire.IsOpenAt(now))
            return new(Outcome.NotOpen);
        return questionnaire.Mode switch
        {
            AnswerMode.Anonymous => await Anonymous(questionnaire, person, channel, now, stop),
            AnswerMode.Account when person is { } known => await Known(questionnaire, known, channel, stop),
            _ => limits.Take(Begun, network.Key) is { } retryAt
                ? new(Outcome.TooMany, RetryAt: retryAt)
                : Started(questionnaire, channel),
        };
    }

    async Task<Result> Anonymous(
        Questionnaire questionnaire,
        Guid? person,
        AnswerChannel channel,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        if (person is not { } id)
            return new(Outcome.SignInFirst);
        if (!await IsConfirmed(id, stop))
            return new(Outcome.AddressNotConfirmed);
        db.Add(
            new QuestionnaireParticipation
            {
                QuestionnaireId = questionnaire.Id,
                PersonId = id,
                Day = Days.Of(now),
            }
        );
        return await db.TrySaveChanges(stop) ? Started(questionnaire, channel) : new(Outcome.AlreadyTakingPart);
    }

    async Task<Result> Known(Questionnaire questionnaire, Guid person, AnswerChannel channel, CancellationToken stop)
    {
        var begun = await db
            .QuestionnaireAnswers.AsNoTracking()
            .Where(row => row.QuestionnaireId == questionnaire.Id && row.PersonId == person)
            .Select(row => new
            {
                row.Id,
                row.IsSent,
                row.Channel,
            })
            .SingleOrDefaultAsync(stop);
        if (begun is { IsSent: true })
            return new(Outcome.AlreadyAnswered);
        if (begun is not null)
            return new(Outcome.Resumed, new(questionnaire.Id, begun.Id, begun.Channel));
        return await IsConfirmed(person, stop) ? Started(questionnaire, channel) : new(Outcome.AddressNotConfirmed);
    }

    Task<bool> IsConfirmed(Guid person, CancellationToken stop) =>
        db.Persons.AnyAsync(row => row.Id == person && row.ConfirmedAt != null, stop);

    static Result Started(Questionnaire questionnaire, AnswerChannel channel) =>
        new(Outcome.Started, AnswerLink.New(questionnaire.Id, channel));
}

/// <summary>Whether a questionnaire can be answered without losing or mixing up answers.</summary>
static class Readiness
{
    static readonly System.Runtime.CompilerServices.ConditionalWeakTable<FrozenForm, object> Checked = [];

    /// <summary>Checked once a publication.</summary>
    public static bool IsReady(Questionnaire questionnaire) =>
        (bool)Checked.GetValue(questionnaire.Form, form => !CheckBeforeOpening.Run(form.Form).Any(finding => finding.Stops));
}

/// <summary>The day of an instant, in Paris: the finest time that an answer keeps.</summary>
static class Days
{
    public static DateOnly Of(DateTimeOffset instant) => DateOnly.FromDateTime(ParisTime.Wall(instant));
}
