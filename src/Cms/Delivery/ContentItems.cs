using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /content/items?id=…&amp;id=…`: an array, in the order asked; unknown ones are left out.</summary>
internal sealed class ContentItems(SnapshotSource snapshots)
{
    public Task Http(HttpContext http)
    {
        var snapshot = snapshots.Current;
        if (!DeliveryRequest.TryRead(http, snapshot, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        var found = http
            .Request.Query["id"]
            .Select(id => Guid.TryParse(id, out var key) ? snapshot.Documents.GetValueOrDefault(key) : null)
            .OfType<PublishedNode>()
            .Select(node => snapshot.Delivered.Content(node, scope))
            .OfType<DeliveryAnswer>()
            .ToList();
        return DeliveryAnswer
            .Write(json =>
            {
                json.WriteStartArray();
                foreach (var answer in found)
                    json.WriteRawValue(answer.Body, skipInputValidation: true);
                json.WriteEndArray();
            })
            .Send(http);
    }
}
