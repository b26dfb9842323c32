using Cms.Published;
using Microsoft.AspNetCore.Http;

namespace Cms.Delivery;

/// <summary>`GET /media?fetch=children:{id, path or /}`: a page of media, and how many there are. There is no other `fetch`.</summary>
internal sealed class QueryMedia : DeliveryVerb
{
    const string Children = "children:";

    public override bool IsMedia => true;

    public override Task Answer(HttpContext http, Snapshot snapshot, string path)
    {
        if (!DeliveryRequest.TryRead(http, snapshot, null, out var request))
            return DeliveryProblem.NoStartItem(http);
        if (!request.TrySelect(http, out var scope, out var malformed))
            return DeliveryProblem.Malformed(http, malformed);
        if (!DeliveryRequest.TryPage(http, out var skip, out var take, out var problem))
            return problem;
        var query = http.Request.Query;
        if (Select(query["fetch"].ToString(), snapshot) is not { } found)
            return DeliveryProblem.Option(http, "fetch");
        foreach (var text in query["filter"].Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (Filter(text!) is not { } filter)
                return DeliveryProblem.Option(http, "filter");
            found = found.Where(filter);
        }
        foreach (var sort in query["sort"].Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            if (Sort(sort!, found) is not { } sorted)
                return DeliveryProblem.Option(http, "sort");
            found = sorted;
        }
        var all = found.ToList();
        return DeliveryAnswer
            .Page(all.Count, all.Skip(skip).Take(take).Select(node => snapshot.Delivered.Media(node, scope)))
            .Send(http);
    }

    static IEnumerable<PublishedNode>? Select(string fetch, Snapshot snapshot)
    {
        if (!fetch.StartsWith(Children, StringComparison.OrdinalIgnoreCase))
            return null;
        var of = fetch[Children.Length..].Trim();
        return of == "/" ? snapshot.MediaRoots
            : of.Length == 0 ? []
            : MediaItem.Find(snapshot, of)?.Below ?? [];
    }

    static Func<PublishedNode, bool>? Filter(string text) =>
        text.Split(':') switch
        {
            ["mediaType", var alias] => node => node.ContentType.Alias == alias,
            ["name", var part] => node => node.Name.Contains(part, StringComparison.OrdinalIgnoreCase),
            _ => null,
        };

    /// <summary>The last sort named counts most, as in Umbraco: what is equal keeps the order it had.</summary>
    static IEnumerable<PublishedNode>? Sort(string text, IEnumerable<PublishedNode> nodes)
    {
        if (text.Split(':') is not [var field, var direction])
            return null;
        Func<PublishedNode, object>? key = field switch
        {
            "createDate" => node => node.CreateDate,
            "updateDate" => node => node.UpdateDate,
            "name" => node => node.Name,
            "sortOrder" => node => node.SortOrder,
            _ => null,
        };
        if (key is null)
            return null;
        var order =
            field == "name"
                ? Comparer<object>.Create(
                    (a, b) => string.Compare((string)a, (string)b, StringComparison.CurrentCultureIgnoreCase)
                )
                : Comparer<object>.Default;
        return direction == "asc" ? nodes.OrderBy(key, order) : nodes.OrderByDescending(key, order);
    }
}
