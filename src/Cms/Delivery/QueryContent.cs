using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /content?fetch=&amp;filter=&amp;sort=&amp;skip=&amp;take=`: a page of documents, and how many there are.</summary>
internal sealed class QueryContent : DeliveryVerb
{
    public override Task Answer(HttpContext http, Snapshot snapshot, string path)
    {
        if (!DeliveryRequest.TryRead(http, snapshot, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        var asked = $"{request.Culture} {request.StartItem?.Key} {http.Request.QueryString}";
        if (snapshot.Delivered.Page(asked) is { } known)
            return known.Send(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        if (!DeliveryRequest.TryPage(http, out var skip, out var take, out var problem))
            return problem;
        if (Find(http, request, out var option) is not { } found)
            return DeliveryProblem.Option(http, option);
        // The total counts what matches, even what cannot be shown for want of an address.
        var items = found.Skip(skip).Take(take).Select(node => snapshot.Delivered.Content(node, scope)).OfType<DeliveryAnswer>();
        return snapshot.Delivered.KeepPage(asked, DeliveryAnswer.Page(found.Count, items)).Send(http);
    }

    /// <summary>What matches, in order; kept for the other pages of the same list.</summary>
    static IReadOnlyList<PublishedNode>? Find(HttpContext http, DeliveryRequest request, out string unknown)
    {
        unknown = "";
        var query = http.Request.Query;
        var (fetch, filters, sorts) = (query["fetch"].ToString(), query["filter"], query["sort"]);
        var asked =
            $"{request.Culture} {request.StartItem?.Key} {fetch}\n{string.Join('\n', filters.AsEnumerable())}\n\n{string.Join('\n', sorts.AsEnumerable())}";
        if (request.Snapshot.Delivered.Found(asked) is { } known)
            return known;
        unknown = "fetch";
        if (ContentSelector.Select(fetch, request) is not { } selected)
            return null;
        var found = selected.Where(node => node.IsPublished(request.Culture) && request.Snapshot.Exposes(node));
        unknown = "filter";
        foreach (var text in filters.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (!ContentFilter.TryParse(text!, request.Culture, out var filter))
                return null;
            found = filter is null ? found : found.Where(filter);
        }
        unknown = "sort";
        return ContentSort.Sort(found, [.. sorts.OfType<string>()], request) is { } sorted
            ? request.Snapshot.Delivered.KeepFound(asked, [.. sorted])
            : null;
    }
}
