using Foundation.Search;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Site.Search;

/// <summary>The search of the whole site: its registration, its page and what its field proposes.</summary>
public static class SiteSearch
{
    public static IServiceCollection AddSiteSearch(this IServiceCollection services)
    {
        services.AddSingleton<PageText>();
        services.AddSingleton<PdfTexts>();
        services.AddScoped<PageSearch>();
        foreach (var kind in PageKinds.All)
            services.AddScoped<ISearchable>(provider => new PagesOfKind(kind, provider.GetRequiredService<PageSearch>()));
        services.AddSingleton<Suggestions>();
        services.AddSingleton<DidYouMean>();
        services.AddSingleton<MatchTerm>();
        services.AddScoped<SearchPage>();
        services.AddSingleton<FollowPages>();
        services.AddHostedService(provider => provider.GetRequiredService<FollowPages>());
        services.AddSingleton<INotificationHandler<ContentCacheRefresherNotification>>(provider =>
            provider.GetRequiredService<FollowPages>()
        );
        return services;
    }

    public static void MapSiteSearch(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/search").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("", SearchPage.Http);
        open.MapGet("/suggestions", Suggestions.Http);
    }
}
