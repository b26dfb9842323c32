namespace Site.Sharing;

/// <summary>What is said of pages outside them: cards, structured data, maps for search engines.</summary>
public static class SharingRoom
{
    public static IServiceCollection AddSharing(this IServiceCollection services) =>
        services
            .AddSingleton<PageWords>()
            .AddSingleton<ShareCards>()
            .AddSingleton<StructuredData>()
            .AddSingleton<PageMeta>()
            .AddScoped<SiteMaps>();

    public static void MapSharing(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/robots.txt", SiteMaps.Robots);
        open.MapGet("/sitemap.xml", SiteMaps.Http);
        open.MapGet("/sitemap-{part:int:min(1)}.xml", SiteMaps.Part);
        open.MapGet("/share/{key:length(32)}.jpg", ShareCards.Http);
    }
}
