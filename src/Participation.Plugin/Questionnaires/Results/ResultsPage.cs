using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Participation.Pages;
using Participation.Storage;

namespace Participation.Questionnaires;

/// <summary>
/// Results for agents, at once: <c>/questionnaires/{slug}/results?version=&amp;f=mode:car&amp;rows=&amp;columns=&amp;text=&amp;q=</c>.
/// </summary>
public sealed class ResultsPage(
    ParticipationDb db,
    QuestionnaireCatalog questionnaires,
    ResultsCache cache,
    ReadPublished published,
    PublishResults publish,
    Agents agents
)
{
    /// <param name="Stops">How many stopped after so many pages, by page of the form; the first has sent none.</param>
    public sealed record Model(
        Questionnaire Questionnaire,
        IReadOnlyList<QuestionnaireVersion> Versions,
        QuestionnaireVersion? Version,
        AnswerFilter Filter,
        Read? Read,
        IReadOnlyList<Stop> Stops,
        PublishedResults? Published,
        string? Said
    )
    {
        public string Path => $"/questionnaires/{Questionnaire.Slug}/results";

        /// <summary>This page with other filters, other things kept.</summary>
        public string Query(AnswerFilter filter, string extension = "") =>
            QueryHelpers.AddQueryString(
                Path + extension,
                filter
                    .Given.Select(one => KeyValuePair.Create("f", (string?)$"{one.Field}:{one.Value}"))
                    .Prepend(KeyValuePair.Create("version", (string?)Version?.Number.ToString(CultureInfo.InvariantCulture)))
            );
    }

    /// <param name="Choices">Columns that a cross table can be made of.</param>
    public sealed record Read(
        int All,
        int Selected,
        IReadOnlyList<Figures> Figures,
        IReadOnlyList<ChoiceColumn> Choices,
        CrossTable? Cross,
        AnswerColumn? TextColumn,
        FreeText? Text,
        string? Search
    );

    public sealed record Stop(Translated Page, int Count);

    internal static async Task<IResult> Show(string slug, ResultsPage page, HttpContext http) =>
        await page.Find(slug, http) is { } model ? new View("/Questionnaires/Results/Results.cshtml", model) : Results.NotFound();

    internal static async Task<IResult> Decide(string slug, ResultsPage page, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        return await page.Decide(
            slug,
            form["action"] == "withdraw",
            Guid.TryParse(form["version"], out var version) ? version : default,
            http
        );
    }

    async Task<IResult> Decide(string slug, bool withdraws, Guid version, HttpContext http)
    {
        // The staff's door has let an agent in.
        if (
            questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } questionnaire
            || agents.Current is not { } agent
        )
            return Results.NotFound();
        var outcome = withdraws
            ? await publish.Withdraw(questionnaire.Id, version, agent.Id, http.RequestAborted)
            : await publish.Publish(questionnaire.Id, version, agent.Id, http.RequestAborted);
        return outcome is PublishResults.Outcome.NoSuchVersion
            ? Results.NotFound()
            : Results.LocalRedirect($"~/questionnaires/{questionnaire.Slug}/results?said={outcome}");
    }

    async Task<Model?> Find(string slug, HttpContext http)
    {
        var (query, stop) = (http.Request.Query, http.RequestAborted);
        if (questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } questionnaire)
            return null;
        var versions = await VersionsOf(questionnaire.Id, stop);
        var version = Choose(versions, query["version"]);
        var filter = AnswerFilter.Read(query["f"]);
        var read = version is null ? null : await cache.With(version.Id, table => ReadTable(table, filter, query), stop);
        return new(
            questionnaire,
            versions,
            version,
            filter,
            read,
            version is null ? [] : await Stops(version.Id, questionnaire, stop),
            await published.Run(questionnaire.Id, stop),
            Enum.TryParse<PublishResults.Outcome>(query["said"], out var said) ? said.ToString() : null
        );
    }

    public Task<List<QuestionnaireVersion>> VersionsOf(Guid questionnaire, CancellationToken stop) =>
        db
            .QuestionnaireVersions.AsNoTracking()
            .Where(row => row.QuestionnaireId == questionnaire)
            .OrderByDescending(row => row.Number)
            .ToListAsync(stop);

    /// <summary>The one asked for, or the last.</summary>
    public static QuestionnaireVersion? Choose(IReadOnlyList<QuestionnaireVersion> versions, string? number) =>
        versions.FirstOrDefault(version => version.Number.ToString(CultureInfo.InvariantCulture) == number)
        ?? versions.FirstOrDefault();

    static Read ReadTable(AnswerTable table, AnswerFilter filter, IQueryCollection query)
    {
        var selection = filter.Select(table);
        var text = table.Find(query["text"]) as TextColumn;
        return new(
            table.Count,
            selection.Count,
            [.. table.Columns.Select(column => Figures.Of(column, selection))],
            [.. table.Columns.OfType<ChoiceColumn>()],
            CrossTable.Of(table, selection, query["rows"], query["columns"]),
            text,
            text is null ? null : FreeText.Of(text, selection, query["q"]),
            query["q"]
        );
    }

    async Task<IReadOnlyList<Stop>> Stops(Guid version, Questionnaire questionnaire, CancellationToken stop)
    {
        var reached = await db
            .QuestionnaireAnswers.Where(row => row.VersionId == version && !row.IsSent)
            .GroupBy(row => row.Reached)
            .Select(group => new { Reached = group.Key, Count = group.Count() })
            .ToListAsync(stop);
        return
        [
            .. questionnaire.Pages.Select(
                (page, place) => new Stop(page.Title, reached.Where(row => row.Reached == place + 1).Sum(row => row.Count))
            ),
        ];
    }
}
