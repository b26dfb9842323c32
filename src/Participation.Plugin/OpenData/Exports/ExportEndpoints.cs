using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Contributions;
using Participation.Processes;

namespace Participation.OpenData;

/// <summary><c>/processes/{slug}/contributions.csv</c> and <c>.xlsx</c>, with the query of the list's own address.</summary>
static class ExportEndpoints
{
    /// <summary>What both answer from.</summary>
    public sealed record Asked(
        string Slug,
        ProcessCatalog Processes,
        ExportContributions Export,
        ExportColumns Columns,
        TimeProvider Clock,
        HttpContext Http
    );

    sealed record Table(IReadOnlyList<ExportColumns.Column> Head, IAsyncEnumerable<ExportRow> Rows, string Name);

    public static IResult Csv([AsParameters] Asked asked) =>
        Read(asked, "csv") is { } table
            // Filled while it is sent: nobody waits for the last row to get the first.
            ? Results.Stream(
                to => CsvExport.Write(to, table.Head, table.Rows, asked.Http.RequestAborted),
                CsvExport.MediaType,
                table.Name
            )
            : Results.NotFound();

    public static async Task<IResult> Xlsx([AsParameters] Asked asked)
    {
        if (Read(asked, "xlsx") is not { } table)
            return Results.NotFound();
        var file = await XlsxExport.Make(table.Head, table.Rows, asked.Http.RequestAborted);
        return Results.Stream(file, XlsxExport.MediaType, table.Name);
    }

    static Table? Read(Asked asked, string extension)
    {
        var http = asked.Http;
        if (asked.Processes.Find(asked.Slug, CultureInfo.CurrentUICulture.Name) is not { } process)
            return null;
        var filter = ContributionFilter.Read(http.Request.Query);
        var rows = asked.Export.Run(process, filter, Seeds.Of(http, filter.Order), http.RequestAborted);
        return new(asked.Columns.Of(process, http.Request.PathBase.Value ?? ""), rows, Name(process, asked.Clock, extension));
    }

    static string Name(Process process, TimeProvider clock, string extension)
    {
        var day = ParisTime.Wall(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{process.Slug}-contributions-{day}.{extension}";
    }
}
