using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /content/item/{id or path}`: one document. The path every front end takes, so it allocates next to nothing.</summary>
internal sealed class ContentItem(SnapshotSource snapshots)
{
    public Task Http(HttpContext http) => Answer(http, http.Request.RouteValues["path"] as string ?? "");

    public Task Answer(HttpContext http, string path)
    {
        var snapshot = snapshots.Current;
        if (path.Contains("%2F", StringComparison.OrdinalIgnoreCase))
            path = Uri.UnescapeDataString(path);
        var byKey = Guid.TryParse(path, out var key);
        var domain = byKey ? null : snapshot.Routes.DomainOf(path);
        if (!DeliveryRequest.TryRead(http, snapshot, domain, out var request))
            return DeliveryProblem.NoStartItem(http);
        var node = byKey
            ? snapshot.Documents.GetValueOrDefault(key)
            : snapshot.Routes.FindUrl(request.Culture, path, request.StartItem);
        if (node is null && !byKey && snapshot.MovedTo(request.Culture, path) is { } elsewhere)
            return Moved(http, request, elsewhere);
        if (node is null || (request.StartItem is { } start && node.Root != start))
            return DeliveryProblem.NotFound(http);
        var query = http.Request.QueryString;
        return query.HasValue ? Selected(http, request, node) : Send(http, snapshot.Delivered.Content(node, request.Culture));
    }

    /// <summary>The address is the document's, not the API's: clients that follow redirects by themselves should not.</summary>
    static Task Moved(HttpContext http, DeliveryRequest request, string elsewhere)
    {
        var root = request.Snapshot.Routes.FindUrl(request.Culture, elsewhere, null)!.Root; // it has just been given as an address
        var headers = http.Response.Headers;
        headers.Location = new PathString(elsewhere).ToUriComponent(); // Kestrel refuses accents
        headers["Location-Start-Item-Path"] = Uri.EscapeDataString(root.SegmentIn(request.Culture) ?? "");
        headers["Location-Start-Item-Id"] = root.Key.ToString();
        http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        return Task.CompletedTask;
    }

    static Task Selected(HttpContext http, DeliveryRequest request, PublishedNode node)
    {
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        return Send(http, request.Snapshot.Delivered.Content(node, scope));
    }

    static Task Send(HttpContext http, DeliveryAnswer? answer) => answer?.Send(http) ?? DeliveryProblem.NotFound(http);
}
