using Microsoft.Extensions.DependencyInjection;

namespace Participation.Moderation;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ModerationRoom
{
    internal static void Add(IServiceCollection services) { }

    internal static void Map(Doors doors) { }
}
