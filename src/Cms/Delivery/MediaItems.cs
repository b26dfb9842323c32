using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /media/items?id=…&amp;id=…`: an array, in the order asked; unknown ones are left out.</summary>
internal sealed class MediaItems : DeliveryVerb
{
    public override bool IsMedia => true;

    public override Task Answer(HttpContext http, Snapshot snapshot, string path)
    {
        if (!DeliveryRequest.TryRead(http, snapshot, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        return DeliveryAnswer
            .Array(
                DeliveryRequest
                    .Keys(http)
                    .Select(key => snapshot.Media.GetValueOrDefault(key))
                    .OfType<PublishedNode>()
                    .Select(node => snapshot.Delivered.Media(node, scope))
            )
            .Send(http);
    }
}
