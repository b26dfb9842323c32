using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /media/item/{id or path}`: one medium. A path is made of names, not of URL segments.</summary>
internal sealed class MediaItem : DeliveryVerb
{
    public override bool IsMedia => true;

    public override Task Answer(HttpContext http, Snapshot snapshot, string path)
    {
        if (!DeliveryRequest.TryRead(http, snapshot, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        var node = Find(snapshot, path);
        return node is null ? DeliveryProblem.NotFound(http) : snapshot.Delivered.Media(node, scope).Send(http);
    }

    /// <summary>By key, or by the names from the root down, whatever their case.</summary>
    public static PublishedNode? Find(Snapshot snapshot, string named)
    {
        if (Guid.TryParse(named, out var key))
            return snapshot.Media.GetValueOrDefault(key);
        PublishedNode? found = null;
        foreach (var name in Uri.UnescapeDataString(named).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var among = found is null ? snapshot.MediaRoots : found.Below;
            found = among.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found is null)
                return null;
        }
        return found;
    }
}
