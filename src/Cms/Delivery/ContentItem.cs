using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /content/item/{id or path}`: one document. The path every front end takes, so it allocates next to nothing.</summary>
internal sealed class ContentItem : DeliveryVerb
{
    const string Preview = "preview-";

    public override Task Answer(HttpContext http, Snapshot snapshot, string path)
    {
        if (path.Contains("%2F", StringComparison.OrdinalIgnoreCase))
            path = Uri.UnescapeDataString(path);
        var byKey = Guid.TryParse(path, out var key);
        var domain = byKey ? null : snapshot.Routes.DomainOf(path);
        if (!DeliveryRequest.TryRead(http, snapshot, domain, out var request))
            return DeliveryProblem.NoStartItem(http);
        var node = byKey ? snapshot.Documents.GetValueOrDefault(key) : Find(request, path);
        if (node is null && !byKey && snapshot.MovedTo(request.Culture, path) is { } elsewhere)
            return Moved(http, request, elsewhere);
        if (node is null || (request.StartItem is { } start && node.Root != start))
            return DeliveryProblem.NotFound(http);
        var query = http.Request.QueryString;
        return query.HasValue ? Selected(http, request, node) : Send(http, snapshot.Delivered.Content(node, request.Culture));
    }

    /// <summary>A draft that has no address yet is at `preview-{key}`.</summary>
    static PublishedNode? Find(DeliveryRequest request, string path)
    {
        if (
            request.Snapshot.IsPreview
            && path.StartsWith(Preview, StringComparison.OrdinalIgnoreCase)
            && Guid.TryParse(path.AsSpan(Preview.Length).TrimEnd('/'), out var key)
        )
            return request.Snapshot.Documents.GetValueOrDefault(key);
        return request.Find(path);
    }

    /// <summary>The address is the document's, not the API's: clients that follow redirects by themselves should not.</summary>
    static Task Moved(HttpContext http, DeliveryRequest request, string elsewhere)
    {
        if (request.Find(elsewhere) is not { } node || (request.StartItem is { } start && node.Root.Key != start.Key))
            return DeliveryProblem.NotFound(http);
        var headers = http.Response.Headers;
        headers.Location = new PathString(elsewhere).ToUriComponent(); // Kestrel refuses accents
        headers["Location-Start-Item-Path"] = Uri.EscapeDataString(node.Root.SegmentIn(request.Culture) ?? "");
        headers["Location-Start-Item-Id"] = node.Root.Key.ToString();
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
