using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Participation.Processes;

/// <summary>Reads the processes again when the site starts and whenever the content of this node changed.</summary>
sealed class FollowContent(ReadProcesses read)
    : INotificationHandler<UmbracoApplicationStartedNotification>,
        INotificationHandler<ContentCacheRefresherNotification>
{
    public void Handle(UmbracoApplicationStartedNotification notification) => read.Run();

    public void Handle(ContentCacheRefresherNotification notification) => read.Run();
}
