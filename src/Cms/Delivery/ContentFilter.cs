using System.Globalization;
using System.Text.RegularExpressions;
using Cms.Published;

namespace Cms.Delivery;

/// <summary>`contentType:a,b`, `name:text`, `createDate&gt;:2026-01-01`; `!` after the colon negates the first two.</summary>
internal static partial class ContentFilter
{
    /// <summary>False when there is no such filter. A date that cannot be read drops its filter: then it is null.</summary>
    public static bool TryParse(string text, string culture, out Func<PublishedNode, bool>? filter)
    {
        filter = null;
        if (text.StartsWith("contentType:", StringComparison.OrdinalIgnoreCase))
            filter = ByType(text["contentType:".Length..]);
        else if (text.StartsWith("name:", StringComparison.OrdinalIgnoreCase))
            filter = ByName(text["name:".Length..], culture);
        else if (Date().Match(text) is { Success: true } date)
            filter = ByDate(date.Groups["field"].Value, date.Groups["is"].Value, date.Groups["day"].Value);
        else
            return false;
        return true;
    }

    static Func<PublishedNode, bool> ByType(string value)
    {
        var not = value.StartsWith('!');
        var types = value.TrimStart('!').Split(',', StringSplitOptions.TrimEntries);
        return node => types.Contains(node.ContentType.Alias, StringComparer.OrdinalIgnoreCase) != not;
    }

    static Func<PublishedNode, bool> ByName(string value, string culture)
    {
        var not = value.StartsWith('!');
        var words = value.TrimStart('!').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        const CompareOptions loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;
        var compare = CultureInfo.InvariantCulture.CompareInfo;
        return node =>
            words.Length > 0
            && Array.TrueForAll(words, word => compare.IndexOf(node.NameIn(culture) ?? "", word, loosely) >= 0) != not;
    }

    static Func<PublishedNode, bool>? ByDate(string field, string comparison, string day)
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTime.TryParse(day, CultureInfo.InvariantCulture, utc, out var date))
            return null;
        var created = field.Equals("createDate", StringComparison.OrdinalIgnoreCase);
        return node =>
        {
            var order = (created ? node.CreateDate : node.UpdateDate).CompareTo(date);
            return comparison switch
            {
                ">" => order > 0,
                ">:" => order >= 0,
                "<" => order < 0,
                "<:" => order <= 0,
                _ => order == 0,
            };
        };
    }

    [GeneratedRegex(
        "^(?<field>createDate|updateDate)(?<is>>:|<:|>|<|:)(?<day>.+)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        500
    )]
    private static partial Regex Date();
}
