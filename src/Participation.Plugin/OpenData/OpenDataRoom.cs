using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.OpenData;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class OpenDataRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddScoped<ExportColumns>();
        services.AddScoped<ExportContributions>();
        services.AddScoped<ContributionsFeed>();
    }

    internal static void Map(Doors doors)
    {
        var lists = doors.Pages.MapGroup("/processes/{slug}");
        lists.MapGet("/contributions.csv", ExportEndpoints.Csv).WithName("ContributionsCsv");
        lists.MapGet("/contributions.xlsx", ExportEndpoints.Xlsx).WithName("ContributionsXlsx");
        lists.MapGet("/contributions.atom", ContributionsFeed.Get).WithName("ContributionsFeed");
    }
}
