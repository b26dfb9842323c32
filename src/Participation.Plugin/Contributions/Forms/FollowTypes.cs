using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace Participation.Contributions;

/// <summary>Reads the forms again when the site starts and when a content type changes.</summary>
sealed class FollowTypes(ReadForms read)
    : INotificationAsyncHandler<UmbracoApplicationStartedNotification>,
        INotificationAsyncHandler<ContentTypeChangedNotification>
{
    public Task HandleAsync(UmbracoApplicationStartedNotification notification, CancellationToken cancellationToken) =>
        read.Run();

    public Task HandleAsync(ContentTypeChangedNotification notification, CancellationToken cancellationToken) => read.Run();
}
