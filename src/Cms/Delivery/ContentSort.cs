using System.Globalization;
using Cms.Published;

namespace Cms.Delivery;

/// <summary>`sort=name:asc`, repeated for what is equal. Anything but `asc` is descending, as in Umbraco.</summary>
internal static class ContentSort
{
    /// <summary>Null when one of the sorts does not exist. Without any, the order is the tree's.</summary>
    public static IEnumerable<PublishedNode>? Sort(IEnumerable<PublishedNode> nodes, string[] sorts, DeliveryRequest request)
    {
        IOrderedEnumerable<PublishedNode>? sorted = null;
        foreach (var sort in sorts.Where(sort => sort.Length > 0))
        {
            var colon = sort.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || Key(sort[..colon], request) is not { } key)
                return null;
            var ascending = sort[(colon + 1)..].StartsWith("asc", StringComparison.Ordinal);
            sorted = (sorted, ascending) switch
            {
                (null, true) => nodes.OrderBy(key),
                (null, false) => nodes.OrderByDescending(key),
                (_, true) => sorted!.ThenBy(key),
                (_, false) => sorted!.ThenByDescending(key),
            };
        }
        return sorted ?? nodes;
    }

    static Func<PublishedNode, long>? Key(string field, DeliveryRequest request)
    {
        switch (field.ToLowerInvariant())
        {
            case "name":
                var ranks = request.Snapshot.Delivered.NameRanks(request.Culture);
                return node => ranks.GetValueOrDefault(node);
            case "createdate":
                return node => node.CreateDate.Ticks;
            case "updatedate":
                return node => node.UpdateDate.Ticks;
            case "level":
                return node => node.Level;
            case "sortorder":
                return node => node.SortOrder;
            default:
                return null;
        }
    }

    /// <summary>The place of every document in the alphabet of a language; equal names have equal places.</summary>
    public static Dictionary<PublishedNode, int> Ranks(Snapshot snapshot, string culture)
    {
        var compare = CultureInfo.GetCultureInfo(culture).CompareInfo;
        var named = snapshot
            .Documents.Values.Select(node =>
                (Node: node, Key: compare.GetSortKey(node.NameIn(culture) ?? "", CompareOptions.IgnoreCase))
            )
            .ToArray();
        System.Array.Sort(named, (a, b) => SortKey.Compare(a.Key, b.Key));
        var ranks = new Dictionary<PublishedNode, int>(named.Length);
        for (var (index, rank) = (0, 0); index < named.Length; index++)
        {
            if (index > 0 && SortKey.Compare(named[index - 1].Key, named[index].Key) != 0)
                rank = index;
            ranks[named[index].Node] = rank;
        }
        return ranks;
    }
}
