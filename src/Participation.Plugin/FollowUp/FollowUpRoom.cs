using Microsoft.Extensions.DependencyInjection;

namespace Participation.FollowUp;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class FollowUpRoom
{
    internal static void Add(IServiceCollection services) => services.AddScoped<AnswerContribution>();

    internal static void Map(Doors doors) { }
}
