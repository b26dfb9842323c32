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

    /// <summary>Where clients of Umbraco 17, and of 18, look for the description.</summary>
    static readonly string[] Descriptions = ["/umbraco/swagger/delivery/swagger.json", "/umbraco/openapi/delivery.json"];

    public static void Add(IServiceCollection services) =>
        services.AddSingleton<DeliveryEntrance>().AddSingleton<DeliveryAddresses>().AddTransient<IStartupFilter, DeliveryFront>();

    /// <summary>For whoever lists endpoints: <see cref="DeliveryFront"/> answers first.</summary>
    public static void MapDelivery(this IEndpointRouteBuilder app)
    {
        var addresses = app.ServiceProvider.GetRequiredService<DeliveryAddresses>();
        foreach (var pattern in DeliveryAddresses.Patterns)
            app.MapMethods(Prefix + pattern, ["GET", "HEAD"], addresses.Answer)
                .ShortCircuit()
                .AllowAnonymous()
                .WithTags("Content Delivery");
        foreach (var address in Descriptions)
            app.MapGet(address, DeliveryDescription.Http).AllowAnonymous().ExcludeFromDescription();
    }
}
