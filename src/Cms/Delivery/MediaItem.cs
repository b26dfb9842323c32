using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /media/item/{id or path}`: one medium. A path is made of names, not of URL segments.</summary>
internal sealed class MediaItem(SnapshotSource snapshots)
{
    public Task Http(HttpContext http)
    {
        var snapshot = snapshots.Current;
        var path = http.Request.RouteValues["path"] as string ?? "";
        if (!DeliveryRequest.TryRead(http, snapshot, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        var node = Guid.TryParse(path, out var key) ? snapshot.Media.GetValueOrDefault(key) : Named(snapshot, path);
        return node is null ? DeliveryProblem.NotFound(http) : DeliveredItems.Media(node, scope).Send(http);
    }

    static PublishedNode? Named(Snapshot snapshot, string path)
    {
        PublishedNode? found = null;
        foreach (var name in Uri.UnescapeDataString(path).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            IEnumerable<PublishedNode> among = found is null ? snapshot.MediaRoots : found.Below;
            found = among.FirstOrDefault(node => node.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found is null)
                return null;
        }
        return found;
    }
}
