using System.Globalization;
using Cms.Published;

namespace Cms.Delivery;

/// <summary>`sort=name:asc`, repeated for what is equal. Anything but `asc` is descending, as in Umbraco.</summary>
internal static class ContentSort
{
    /// <summary>Null when one of the sorts does not exist. Without any, the order is the tree's.</summary>
    public static IEnumerable<PublishedNode>? Sort(IEnumerable<PublishedNode> nodes, string[] sorts, string culture)
    {
        IOrderedEnumerable<PublishedNode>? sorted = null;
        foreach (var sort in sorts.Where(sort => sort.Length > 0))
        {
            var colon = sort.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || Key(sort[..colon], culture) is not { } key)
                return null;
            var ascending = sort[(colon + 1)..].StartsWith("asc", StringComparison.Ordinal);
            var compare = Comparer<object?>.Create((a, b) => Compare(a, b, culture));
            sorted = (sorted, ascending) switch
            {
                (null, true) => nodes.OrderBy(key, compare),
                (null, false) => nodes.OrderByDescending(key, compare),
                (_, true) => sorted!.ThenBy(key, compare),
                (_, false) => sorted!.ThenByDescending(key, compare),
            };
        }
        return sorted ?? nodes;
    }

    static Func<PublishedNode, object?>? Key(string name, string culture) =>
        name.ToLowerInvariant() switch
        {
            "name" => node => node.NameIn(culture) ?? "",
            "createdate" => node => node.CreateDate,
            "updatedate" => node => node.UpdateDate,
            "level" => node => node.Level,
            "sortorder" => node => node.SortOrder,
            _ => null,
        };

    static int Compare(object? a, object? b, string culture) =>
        a is string one && b is string other
            ? string.Compare(one, other, CultureInfo.GetCultureInfo(culture), CompareOptions.IgnoreCase)
            : Comparer<object?>.Default.Compare(a, b);
}
