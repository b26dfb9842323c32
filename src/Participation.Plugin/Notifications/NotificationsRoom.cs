using Microsoft.Extensions.DependencyInjection;

namespace Participation.Notifications;

/// <summary>The room's table of contents, and the type that its words are filed under.</summary>
public sealed class NotificationsRoom
{
    internal static void Add(IServiceCollection services) { }

    internal static void Map(Doors doors) { }
}
