using Participation.Contributions;

namespace Site.Finder;

/// <summary>"Who is competent?", asked on its page, from other pages and by programs.</summary>
public static class FinderRoom
{
    public static IServiceCollection AddFinder(this IServiceCollection services) =>
        services.AddSingleton<FindCompetence>().AddSingleton<IFindCompetence, OtherAuthorities>();

    public static void MapFinder(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        open.MapGet("/finder", FinderPage.Http);
        open.MapGet("/finder.json", FinderPage.HttpJson);
    }
}
