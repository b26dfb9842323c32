using Site.Pages;

namespace Site.Editorial;

/// <summary>What templates, the search and the finder read of the editorial content.</summary>
public static class EditorialRoom
{
    public static IServiceCollection AddEditorial(this IServiceCollection services)
    {
        services.AddSingleton<PerSnapshot>();
        services.AddSingleton<Jurisdictions>();
        services.AddSingleton<Glossary>();
        services.AddSingleton<ResourceShelf>();
        services.AddSingleton<ProjectNews>();
        services.AddSingleton<Films>();
        services.AddSingleton<ReadingTime>();
        services.AddSingleton<Cards>();
        return services;
    }
}
