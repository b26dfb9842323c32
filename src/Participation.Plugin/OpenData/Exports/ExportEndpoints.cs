using System.Globalization;
using Microsoft.AspNetCore.Http;
using Participation.Contributions;
using Participation.Processes;

namespace Participation.OpenData;

/// <summary><c>/processes/{slug}/contributions.csv</c> and <c>.xlsx</c>, with the query of the list's own address.</summary>
static class ExportEndpoints
{
    public static IResult Csv(
        string slug,
        ProcessCatalog processes,
        ExportContributions export,
        ExportColumns columns,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (Find(slug, processes) is not { } process)
            return Results.NotFound();
        var (head, rows) = Read(process, export, columns, http);
        // Filled while it is sent: nobody waits for the last row to get the first.
        return Results.Stream(
            to => CsvExport.Write(to, head, rows, http.RequestAborted),
            CsvExport.MediaType,
            Name(process, clock, "csv")
        );
    }

    public static async Task<IResult> Xlsx(
        string slug,
        ProcessCatalog processes,
        ExportContributions export,
        ExportColumns columns,
        TimeProvider clock,
        HttpContext http
    )
    {
        if (Find(slug, processes) is not { } process)
            return Results.NotFound();
        var (head, rows) = Read(process, export, columns, http);
        var file = await XlsxExport.Make(head, rows, http.RequestAborted);
        return Results.Stream(file, XlsxExport.MediaType, Name(process, clock, "xlsx"));
    }

    static (IReadOnlyList<ExportColumns.Column>, IAsyncEnumerable<ExportRow>) Read(
        Process process,
        ExportContributions export,
        ExportColumns columns,
        HttpContext http
    )
    {
        var filter = ContributionFilter.Read(http.Request.Query);
        var seed = Seeds.Of(http, filter.Order);
        return (columns.Of(process, http.Request.PathBase.Value ?? ""), export.Run(process, filter, seed, http.RequestAborted));
    }

    static string Name(Process process, TimeProvider clock, string extension)
    {
        var day = ParisTime.Wall(clock.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"{process.Slug}-contributions-{day}.{extension}";
    }

    static Process? Find(string slug, ProcessCatalog processes) => processes.Find(slug, CultureInfo.CurrentUICulture.Name);
}
