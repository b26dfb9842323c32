using Microsoft.Extensions.Options;
using Participation;

namespace Site.Demo;

/// <summary>The demonstration's door, and the type that its words are filed under.</summary>
public sealed class DemoRoom
{
    /// <summary>
    /// <c>Site:Demo</c>, or else whether this is Development. Production has no demonstration unless the setting says so.
    /// </summary>
    public static bool IsWanted(IConfiguration settings, IHostEnvironment host) =>
        settings.GetValue<bool?>("Site:Demo") ?? host.IsDevelopment();
}

public static class DemoServices
{
    /// <summary>
    /// Seeds the demonstration when the host starts, before it listens, and prints its accounts once it does. The
    /// databases must have been brought to this version by then.
    /// </summary>
    public static IServiceCollection AddSiteDemo(this IServiceCollection services)
    {
        services.AddSingleton(provider => new DemoAccounts(
            provider.GetRequiredService<IOptions<ParticipationOptions>>().Value.DataFolder
        ));
        services.AddSingleton<SeedDemo>();
        services.AddScoped<DemoParticipation>();
        services.AddScoped<DemoPetitions>();
        services.AddScoped<DemoAnswers>();
        services.AddHostedService<DemoAtStart>();
        return services;
    }
}
