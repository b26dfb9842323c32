using Foundation.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Participation.Moderation;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ModerationRoom
{
    /// <summary>What is reported and moderated, as the segments of addresses.</summary>
    const string Item = "{items:regex(^(contributions|comments|petitions)$)}/{id:guid}";

    internal static void Add(IServiceCollection services)
    {
        services.AddScoped<ReportItem>();
        services.AddScoped<Decide>();
        services.AddScoped<ReadHistory>();
        services.AddScoped<MoveToTrash>();
        services.AddScoped<RestoreItem>();
        services.AddScoped<KeepItem>();
        services.AddScoped<ListReports>();
        services.AddScoped<ListTrash>();
        services.AddScoped<ReportPage>();
        services.AddScoped<QueuePage>();
        services.AddScoped<ItemPage>();
        services.AddScoped<TrashPage>();
    }

    internal static void Map(Doors doors)
    {
        doors.Pages.MapGet("/" + Item + "/report", ReportPage.Open).WithName("Report");
        doors.Pages.MapPost("/" + Item + "/report", ReportPage.Send).DisableAntiforgery();
        doors.Pages.MapGet("/trash", TrashPage.Show).WithName("Trash");

        doors.Staff.MapGet("/moderation", QueuePage.Show).WithName("Moderation");
        var item = doors.Staff.MapGroup("/moderation/" + Item);
        item.MapGet("", ItemPage.Show);
        item.MapPost("/trash", ItemPage.Trash).DisableAntiforgery();
        item.MapPost("/restore", ItemPage.Restore).DisableAntiforgery();
        item.MapPost("/keep", ItemPage.Keep).DisableAntiforgery();

        doors
            .Api.MapPost("/" + Item + "/reports", ReportPage.Api)
            .WithTags("Moderation")
            .WithName("ReportItem")
            .WithSummary("Tell the agents, with a reason of the charter, that an item breaks it; no account is needed")
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(TooManyRequests.Status);
    }
}
