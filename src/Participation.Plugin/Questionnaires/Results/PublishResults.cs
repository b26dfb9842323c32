using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>Shows results to everyone, or shows them no longer. What is shown is computed here, once, with small cells suppressed.</summary>
public sealed class PublishResults(ParticipationDb db, ResultsCache cache, TimeProvider clock)
{
    public enum Outcome
    {
        Published,
        Withdrawn,

        /// <summary>Fewer than five new answers since the last time: the difference would tell what they are.</summary>
        TooFewNew,
        NoSuchVersion,
    }

    public async Task<Outcome> Publish(Guid questionnaire, Guid version, Guid agent, CancellationToken stop)
    {
        if (!await db.QuestionnaireVersions.AnyAsync(row => row.Id == version && row.QuestionnaireId == questionnaire, stop))
            return Outcome.NoSuchVersion;
        var counted = await cache.With(version, table => (table.Count, Results: Of(table)), stop);
        if (await IsTooSoon(version, counted.Count, stop))
            return Outcome.TooFewNew;
        await Decide(
            questionnaire,
            version,
            agent,
            JsonSerializer.Serialize(counted.Results, FrozenForm.Json),
            counted.Count,
            stop
        );
        return Outcome.Published;
    }

    public async Task<Outcome> Withdraw(Guid questionnaire, Guid version, Guid agent, CancellationToken stop)
    {
        await Decide(questionnaire, version, agent, null, 0, stop);
        return Outcome.Withdrawn;
    }

    /// <summary>Against every publication there has been: who kept a copy of one compares with that one.</summary>
    Task<bool> IsTooSoon(Guid version, int count, CancellationToken stop) =>
        db.ResultsPublications.AnyAsync(
            row =>
                row.VersionId == version
                && row.Figures != null
                && row.Answers != count
                && row.Answers > count - Suppression.Least,
            stop
        );

    Task<int> Decide(Guid questionnaire, Guid version, Guid agent, string? figures, int answers, CancellationToken stop)
    {
        db.Add(
            new ResultsPublication
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                QuestionnaireId = questionnaire,
                VersionId = version,
                Figures = figures,
                Answers = answers,
                AgentId = agent,
                At = clock.GetUtcNow(),
            }
        );
        db.Announce(KeepAnswer.Kind, questionnaire);
        return db.SaveChangesAsync(stop);
    }

    /// <summary>Words, points and files are counted and never shown.</summary>
    public static PublishedResults Of(AnswerTable table)
    {
        var everyone = Selection.All(table.Count);
        return new(
            Suppression.Total(table.Count),
            [.. table.Columns.Select(column => Of(column, Figures.Of(column, everyone), table.Count))]
        );
    }

    static PublishedQuestion Of(AnswerColumn column, Figures figures, int everyone)
    {
        var counts = figures.Bars.Select(bar => bar.Count).ToList();
        var isSaid = figures.Answered >= Suppression.Least;
        // Who did not answer is a cell like another: with the number of all answers, it would tell.
        var cells = column is ChoiceColumn { IsExclusive: false }
            ? Suppression.Each(counts, figures.Answered)
            : Suppression.Shares([.. counts, everyone - figures.Answered]);
        var answered =
            column is ChoiceColumn { IsExclusive: false } ? Suppression.Each([figures.Answered], everyone)[0]
            : cells[^1] is { } silent ? everyone - silent
            : null;
        return new(
            column.Field,
            column.Question.Kind,
            column.Question.Title,
            column.Row?.Label,
            answered,
            isSaid ? figures.Mean : null,
            isSaid ? figures.Median : null,
            [.. figures.Bars.Select((bar, place) => new PublishedCell(bar.Value, Label(column, bar), cells[place]))]
        );
    }

    static Translated Label(AnswerColumn column, Figures.Bar bar) =>
        column switch
        {
            ChoiceColumn choices => choices.Choices.First(choice => choice.Code == bar.Value).Label,
            RankColumn ranks => ranks.Question.OptionOf(bar.Value)?.Label ?? new(bar.Value),
            _ => new(bar.Label),
        };
}
