using Microsoft.Extensions.DependencyInjection;
using Participation.Comments;
using Participation.FollowUp;
using Participation.Moderation;

namespace Participation.Contributions;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ContributionsRoom
{
    internal static void Add(IServiceCollection services)
    {
        services.AddScoped<ContributionSubject>();
        services.AddScoped<ICommentable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IModeratable>(provider => provider.GetRequiredService<ContributionSubject>());
        services.AddScoped<IAnswerable>(provider => provider.GetRequiredService<ContributionSubject>());
    }

    internal static void Map(Doors doors) { }
}
