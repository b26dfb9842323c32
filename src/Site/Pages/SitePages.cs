using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using Site.Layout;

namespace Site.Pages;

/// <summary>The door of the editorial pages: what their templates and the layout ask for, and where they are served.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddPageCompression();
        services.AddLocalization();
        // Accented letters as they are: pages are UTF-8, and a third shorter to read in French.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.AddControllersWithViews();
        services.AddSingleton<ContentReader>();
        services.AddSingleton<ServeContent>();
        services.AddScoped<SiteChrome>();
        services.AddSingleton<PublicAddress>();
        return services;
    }

    /// <summary>
    /// What is not a document (the feed of the news), then every address that nothing else
    /// answers: mapped last, and of the lowest order besides.
    /// </summary>
    public static void MapSitePages(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/news.atom", NewsFeed.Http);
        open.MapMethods("/{**path}", ["GET", "HEAD"], (ServeContent content, HttpRequest request) => content.Answer(request))
            .WithOrder(int.MaxValue);
    }
}
