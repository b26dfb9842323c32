using Site.Layout;

namespace Site.Pages;

/// <summary>The door of the editorial pages: what their templates and the layout ask for.</summary>
public static class SitePages
{
    public static IServiceCollection AddSitePages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<ContentReader>();
        services.AddScoped<SiteChrome>();
        return services;
    }
}
