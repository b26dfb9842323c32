using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Participation.OpenData;
using Participation.Processes;

namespace Participation.Questionnaires;

/// <summary>
/// The answers that a results page shows, with its filters, as CSV, XLSX and JSON, and the code book that explains their
/// columns. For agents: no name, no account, no time is in them, and no order of arrival.
/// </summary>
public sealed class ExportAnswers(
    QuestionnaireCatalog questionnaires,
    ResultsPage results,
    ResultsCache cache,
    TimeProvider clock
)
{
    sealed record Sheet(
        string Name,
        IReadOnlyList<string> Columns,
        IReadOnlyList<IReadOnlyList<object?>> Rows,
        IReadOnlyList<CodeBookLine> Codes
    );

    /// <param name="Column">Of the export.</param>
    /// <param name="Code">What a cell holds; null for the line that says what the column is.</param>
    public sealed record CodeBookLine(string Column, string Kind, string? Code, string? French, string? English);

    internal static async Task<IResult> Csv(string slug, ExportAnswers export, HttpContext http) =>
        await export.Make(slug, http) is { } sheet
            ? Results.Stream(
                to => CsvExport.Write(to, sheet.Columns, sheet.Rows.ToAsyncEnumerable(), http.RequestAborted),
                CsvExport.MediaType,
                sheet.Name + ".csv"
            )
            : Results.NotFound();

    internal static async Task<IResult> Codes(string slug, ExportAnswers export, HttpContext http) =>
        await export.Make(slug, http) is { } sheet
            ? Results.Stream(
                to => CsvExport.Write(to, CodeBookColumns, sheet.Codes.Select(Cells).ToAsyncEnumerable(), http.RequestAborted),
                CsvExport.MediaType,
                sheet.Name + "-codes.csv"
            )
            : Results.NotFound();

    internal static async Task<IResult> Xlsx(string slug, ExportAnswers export, HttpContext http)
    {
        if (await export.Make(slug, http) is not { } sheet)
            return Results.NotFound();
        var sheets = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["answers"] = sheet.Rows.Select(row => Row(sheet.Columns, row)),
            ["codes"] = sheet.Codes.Select(line => Row(CodeBookColumns, [.. Cells(line)])),
        };
        return Results.Stream(
            await XlsxExport.Make(sheets, "answers", http.RequestAborted),
            XlsxExport.MediaType,
            sheet.Name + ".xlsx"
        );
    }

    internal static async Task<IResult> Json(string slug, ExportAnswers export, HttpContext http) =>
        await export.Make(slug, http) is { } sheet
            ? Results.File(
                JsonSerializer.SerializeToUtf8Bytes(
                    new { codes = sheet.Codes, answers = sheet.Rows.Select(row => Named(sheet.Columns, row)) },
                    FrozenForm.Json
                ),
                "application/json",
                sheet.Name + ".json"
            )
            : Results.NotFound();

    static readonly string[] CodeBookColumns = ["column", "kind", "code", "fr", "en"];

    static IEnumerable<object?> Cells(CodeBookLine line) => [line.Column, line.Kind, line.Code, line.French, line.English];

    static Dictionary<string, object?> Row(IReadOnlyList<string> columns, IReadOnlyList<object?> row) =>
        columns
            .Zip(row, (name, cell) => (name, Cell: cell is string text ? SafeCell.OfWorkbook(text) : cell))
            .ToDictionary(pair => pair.name, pair => pair.Cell, StringComparer.Ordinal);

    static Dictionary<string, object?> Named(IReadOnlyList<string> columns, IReadOnlyList<object?> row) =>
        columns
            .Zip(row)
            .Where(pair => pair.Second is not null)
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    async Task<Sheet?> Make(string slug, HttpContext http)
    {
        var (query, stop) = (http.Request.Query, http.RequestAborted);
        if (questionnaires.Find(slug, CultureInfo.CurrentUICulture.Name) is not { } questionnaire)
            return null;
        if (ResultsPage.Choose(await results.VersionsOf(questionnaire.Id, stop), query["version"]) is not { } version)
            return null;
        var day = ParisTime.Wall(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = $"{questionnaire.Slug}-v{version.Number}-{day}";
        return await cache.With(version.Id, table => Of(name, table, AnswerFilter.Read(query["f"])), stop);
    }

    static Sheet Of(string name, AnswerTable table, AnswerFilter filter)
    {
        var parts = table.Columns.SelectMany(Parts).ToList();
        return new(
            name,
            ["channel", .. parts.Select(part => part.Name)],
            [
                .. filter
                    .Select(table)
                    .Answers()
                    .Select(
                        IReadOnlyList<object?> (answer) =>
                            [Lower(table.Channels[answer]), .. parts.Select(part => part.Cell(answer))]
                    ),
            ],
            [.. table.Columns.SelectMany(CodesOf)]
        );
    }

    sealed record Part(string Name, Func<int, object?> Cell);

    /// <summary>Several choices make a column each, of 0 and 1: what programs of statistics read without more ado.</summary>
    static IEnumerable<Part> Parts(AnswerColumn column) =>
        column switch
        {
            ChoiceColumn { IsExclusive: false } choices => choices.Choices.Select(choice => new Part(
                $"{column.Field}.{choice.Code}",
                answer =>
                    choices.Has(answer)
                        ? (choices.Taken[answer] & choices.BitOf(choice.Code)) != 0
                            ? 1
                            : 0
                        : null
            )),
            ChoiceColumn choices =>
            [
                new(
                    column.Field,
                    answer =>
                        choices.Has(answer)
                            ? choices.Choices[System.Numerics.BitOperations.TrailingZeroCount(choices.Taken[answer])].Code
                            : null
                ),
            ],
            RankColumn ranks => ranks.Question.Options.Select(
                (option, place) =>
                    new Part(
                        $"{column.Field}.{option.Code}",
                        answer => Array.IndexOf(ranks.Orders[answer], (byte)place) is >= 0 and var rank ? rank + 1 : null
                    )
            ),
            NumberColumn { IsDay: true } days =>
            [
                new(
                    column.Field,
                    answer => days.Has(answer) ? Bounds.Write(DateOnly.FromDayNumber((int)days.Values[answer])) : null
                ),
            ],
            NumberColumn numbers => [new(column.Field, answer => numbers.Has(answer) ? numbers.Values[answer] : null)],
            TextColumn texts => [new(column.Field, answer => texts.Texts[answer])],
            _ => [],
        };

    static IEnumerable<CodeBookLine> CodesOf(AnswerColumn column)
    {
        var kind = Lower(column.Question.Kind);
        var title = column.Title;
        yield return new(column.Field, kind, null, title.In("fr"), title.In("en"));
        var options =
            column is ChoiceColumn choices ? choices.Choices
            : column is RankColumn ? column.Question.Options
            : [];
        foreach (var option in options)
            yield return new(column.Field, kind, option.Code, option.Label.In("fr"), option.Label.In("en"));
    }

    static string Lower<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());
}
