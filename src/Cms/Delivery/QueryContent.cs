using System.Globalization;
using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /content?fetch=&amp;filter=&amp;sort=&amp;skip=&amp;take=`: a page of documents, and how many there are.</summary>
internal sealed class QueryContent(SnapshotSource snapshots)
{
    public Task Http(HttpContext http)
    {
        if (!DeliveryRequest.TryRead(http, snapshots.Current, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        var query = http.Request.Query;
        if (!TryNumber(query["skip"], 0, out var skip))
            return DeliveryProblem.NotANumber(http, "skip", query["skip"]!);
        if (!TryNumber(query["take"], 10, out var take))
            return DeliveryProblem.NotANumber(http, "take", query["take"]!);

        if (ContentSelector.Select(query["fetch"].ToString(), request) is not { } selected)
            return DeliveryProblem.Option(http, "fetch");
        var found = selected.Where(node => node.IsPublished(request.Culture));
        foreach (var text in query["filter"].Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (!ContentFilter.TryParse(text!, request.Culture, out var filter))
                return DeliveryProblem.Option(http, "filter");
            found = filter is null ? found : found.Where(filter);
        }
        if (ContentSort.Sort(found, [.. query["sort"].OfType<string>()], request.Culture) is not { } sorted)
            return DeliveryProblem.Option(http, "sort");
        return Page(sorted.ToList(), skip, take, scope).Send(http);
    }

    /// <summary>The total counts what matches, even what cannot be shown for want of an address.</summary>
    static DeliveryAnswer Page(List<PublishedNode> found, int skip, int take, DeliveryScope scope) =>
        DeliveryAnswer.Write(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", found.Count);
            json.WriteStartArray("items");
            foreach (var node in found.Skip(skip).Take(take))
                if (scope.Snapshot.Delivered.Content(node, scope) is { } answer)
                    json.WriteRawValue(answer.Body, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    static bool TryNumber(string? text, int whenAbsent, out int number)
    {
        number = whenAbsent;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out number) && number >= 0);
    }
}
