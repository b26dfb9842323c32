using Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Participation.Geography;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>Reads, keeps and sends the answers behind a private link.</summary>
public sealed class KeepAnswer(ParticipationDb db, Versions versions, Communes communes, TimeProvider clock)
{
    /// <summary>What a page or the API finds behind a link.</summary>
    /// <param name="Values">As typed so far, by field.</param>
    /// <param name="Walk">The form as these values make it.</param>
    public sealed record Found(
        QuestionnaireAnswer? Row,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Values,
        Walk Walk,
        bool IsChanged
    )
    {
        public bool IsSent => Row?.IsSent is true;
    }

    public enum Outcome
    {
        Kept,
        Sent,

        /// <summary>Something on a page is wrong or missing.</summary>
        Invalid,
        AlreadySent,
        Closed,
        SignInFirst,
        AddressNotConfirmed,

        /// <summary>The answers belong to another account, or this account has others.</summary>
        NotYours,
    }

    public async Task<Found> Read(Questionnaire questionnaire, AnswerLink link, CancellationToken stop)
    {
        var row = await db
            .QuestionnaireAnswers.AsNoTracking()
            .SingleOrDefaultAsync(answer => answer.Id == link.AnswerId && answer.QuestionnaireId == questionnaire.Id, stop);
        var values = StoredValues.Read(row?.Values);
        var changed = row is not null && row.VersionId != QuestionnaireVersion.IdOf(questionnaire.Id, questionnaire.Form);
        return new(row, values, Walk.Through(questionnaire.Form.Form, values, communes), changed);
    }

    /// <summary>Puts what one page sent in place of what was typed there before, right or wrong.</summary>
    /// <param name="person">Who is signed in, in the mode that keeps it; null otherwise.</param>
    /// <param name="page">What was sent.</param>
    public Task<(Outcome Outcome, Found Found)> Keep(
        Questionnaire questionnaire,
        AnswerLink link,
        Guid? person,
        SentPage page,
        CancellationToken stop
    ) => Change(questionnaire, link, person, page, sending: false, stop);

    /// <summary>The same, and counts them: all at once or nothing.</summary>
    public Task<(Outcome Outcome, Found Found)> Send(
        Questionnaire questionnaire,
        AnswerLink link,
        Guid? person,
        SentPage? page,
        CancellationToken stop
    ) => Change(questionnaire, link, person, page, sending: true, stop);

    async Task<(Outcome, Found)> Change(
        Questionnaire questionnaire,
        AnswerLink link,
        Guid? person,
        SentPage? page,
        bool sending,
        CancellationToken stop
    )
    {
        var outcome = Outcome.Closed;
        if (questionnaire.IsOpenAt(clock.GetUtcNow()))
            try
            {
                outcome = await db.InTransaction(() => Write(questionnaire, link, person, page, sending, stop), stop);
                versions.Remember(questionnaire);
            }
            catch (DbUpdateException refused) when (UniqueViolation.Is(refused))
            {
                // The account has answers under another link, begun in another tab.
                outcome = Outcome.NotYours;
            }
        db.ChangeTracker.Clear();
        return (outcome, await Read(questionnaire, link, stop));
    }

    async Task<Outcome> Write(
        Questionnaire questionnaire,
        AnswerLink link,
        Guid? person,
        SentPage? page,
        bool sending,
        CancellationToken stop
    )
    {
        await db.TakeTurn(link.AnswerId, stop);
        var day = Days.Of(clock.GetUtcNow());
        var row = await db.QuestionnaireAnswers.SingleOrDefaultAsync(answer => answer.Id == link.AnswerId, stop);
        if (row is { IsSent: true })
            return Outcome.AlreadySent;
        var owner = questionnaire.Mode is AnswerMode.Account ? person : null;
        if (row?.PersonId is { } known && known != owner)
            return Outcome.NotYours;
        var version = await versions.Freeze(questionnaire, day, stop);
        row ??= Add(questionnaire, link, version);
        row.PersonId ??= owner;
        (row.VersionId, row.Day) = (version, day);
        var values = page is null ? StoredValues.Read(row.Values) : page.Over(StoredValues.Read(row.Values));
        row.Values = StoredValues.Write(values);
        if (page is not null)
            row.Reached = Math.Max(row.Reached, page.Index + 1);
        var outcome = sending ? await Send(questionnaire, row, values, stop) : Outcome.Kept;
        await db.SaveChangesAsync(stop);
        return outcome;
    }

    QuestionnaireAnswer Add(Questionnaire questionnaire, AnswerLink link, Guid version)
    {
        var row = new QuestionnaireAnswer
        {
            Id = link.AnswerId,
            QuestionnaireId = questionnaire.Id,
            VersionId = version,
            Values = "{}",
            Channel = link.Channel,
        };
        db.Add(row);
        return row;
    }

    async Task<Outcome> Send(
        Questionnaire questionnaire,
        QuestionnaireAnswer row,
        IReadOnlyDictionary<string, IReadOnlyList<string>> values,
        CancellationToken stop
    )
    {
        var walk = Walk.Through(questionnaire.Form.Form, values, communes);
        if (walk.Problems.Any())
            return Outcome.Invalid;
        if (questionnaire.Mode is AnswerMode.Account && row.PersonId is null)
            return Outcome.SignInFirst;
        if (row.PersonId is { } person && !await db.Persons.AnyAsync(one => one.Id == person && one.ConfirmedAt != null, stop))
            return Outcome.AddressNotConfirmed;
        (row.Values, row.IsSent, row.Reached) = (StoredValues.Write(walk.Values), true, questionnaire.Pages.Count);
        // The feed says that this questionnaire was answered, and not by which row: its order is the order of time.
        db.Announce(Kind, questionnaire.Id);
        return Outcome.Sent;
    }

    /// <summary>What the change feed says of a questionnaire that was answered.</summary>
    public const string Kind = "questionnaire";
}
