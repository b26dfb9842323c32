using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Site.Layout;

namespace Site.Pages;

/// <summary>The door of the editorial pages: what their templates and the layout ask for.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddLocalization();
        // Accented letters as they are: pages are UTF-8, and a third shorter to read in French.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddSingleton<ContentReader>();
        services.AddScoped<SiteChrome>();
        services.AddSingleton<PublicAddress>();
        return services;
    }

    /// <summary>What is not a document: the feed of the news, and what search engines ask for.</summary>
    public static void MapSitePages(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/news.atom", NewsFeed.Http);
        open.MapGet("/robots.txt", SearchEngines.Robots);
        open.MapGet("/sitemap.xml", SearchEngines.Map);
    }
}
