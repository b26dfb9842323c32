using Foundation.Search;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Site.Search;

/// <summary>The search of the whole site: its registration and its page.</summary>
public static class SiteSearch
{
    public static IServiceCollection AddSiteSearch(this IServiceCollection services)
    {
        services.AddSingleton<PageText>();
        services.AddScoped<PageSearch>();
        services.AddScoped<ISearchable>(provider => provider.GetRequiredService<PageSearch>());
        services.AddScoped<SearchPage>();
        services.AddSingleton<FollowPages>();
        services.AddHostedService(provider => provider.GetRequiredService<FollowPages>());
        services.AddSingleton<INotificationHandler<ContentCacheRefresherNotification>>(provider =>
            provider.GetRequiredService<FollowPages>()
        );
        return services;
    }

    public static void MapSiteSearch(this IEndpointRouteBuilder app) =>
        app.MapGet("/search", SearchPage.Http).AllowAnonymous().ExcludeFromDescription();
}
