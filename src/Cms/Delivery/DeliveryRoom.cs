using Cms.Published;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cms.Delivery;

/// <summary>Umbraco's Content Delivery API v2, read from the snapshot.</summary>
internal static class DeliveryRoom
{
    public const string Prefix = "/umbraco/delivery/api/v2";

    public static void Add(IServiceCollection services) =>
        services.AddSingleton<ContentItem>().AddTransient<IStartupFilter, DeliveryFront>();

    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        var snapshots = app.ServiceProvider.GetRequiredService<SnapshotSource>();
        Get("/content", new QueryContent(snapshots).Http);
        Get("/content/item/{**path}", app.ServiceProvider.GetRequiredService<ContentItem>().Http);
        Get("/content/items", new ContentItems(snapshots).Http);
        Get("/media/item/{**path}", new MediaItem(snapshots).Http);

        // Answered as soon as the route is known: what follows in the pipeline is for pages.
        void Get(string pattern, RequestDelegate answer) =>
            app.MapMethods(Prefix + pattern, ["GET", "HEAD"], answer)
                .ShortCircuit()
                .AllowAnonymous()
                .WithTags("Content Delivery");
    }
}
