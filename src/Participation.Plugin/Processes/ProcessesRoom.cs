using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace Participation.Processes;

/// <summary>What is open, when, to whom. The room's table of contents, and the type that its words are filed under.</summary>
public sealed class ProcessesRoom
{
    internal static void Add(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ProcessCatalog>();
        builder.Services.AddSingleton<ReadProcesses>();
        builder.AddNotificationHandler<UmbracoApplicationStartedNotification, FollowContent>();
        builder.AddNotificationHandler<ContentCacheRefresherNotification, FollowContent>();
    }

    internal static void Map(Doors doors) => ProcessesApi.Map(doors.Api);
}
