using System.Net;
using System.Text.RegularExpressions;
using Cms.Delivery;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published.Conversion;

/// <summary>
/// Links inside a text name what they lead to (`/{localLink:KEY}`), so that a page can move. They become addresses in the
/// language read; a link to something that is no longer there keeps its words and loses its address.
/// </summary>
internal static partial class LocalLinks
{
    public static string Resolve(string html, ConversionScope scope) =>
        Tag()
            .Replace(
                html,
                tag =>
                {
                    var node = Target(tag.Groups["id"].Value, scope.Snapshot, scope.Culture);
                    var address = node is null ? null : scope.Snapshot.AddressOf(node, scope.Culture);
                    return Rewrite(tag, address, "");
                }
            );

    /// <summary>The Delivery API gives the route, and says what stands behind it.</summary>
    public static string ForDelivery(string html, DeliveryScope scope) =>
        Tag()
            .Replace(
                html,
                tag =>
                {
                    var node = Target(tag.Groups["id"].Value, scope.Snapshot, scope.Culture);
                    if (node is null || !scope.Snapshot.Exposes(node))
                        return Rewrite(tag, null, "");
                    if (node.ItemType == PublishedItemType.Media)
                        return Rewrite(
                            tag,
                            scope.Snapshot.AddressOf(node, scope.Culture),
                            $" data-destination-id=\"{node.Key}\" data-destination-type=\"{node.ContentType.Alias}\" data-link-type=\"Media\""
                        );
                    var root = node.Root;
                    var about =
                        $" data-start-item-path=\"{WebUtility.HtmlEncode(root.SegmentIn(scope.Culture))}\" data-start-item-id=\"{root.Key}\""
                        + $" data-destination-id=\"{node.Key}\" data-destination-type=\"{node.ContentType.Alias}\" data-link-type=\"Content\"";
                    return Rewrite(tag, scope.PathOf(node), about);
                }
            );

    static string Rewrite(Match tag, string? address, string about)
    {
        var rest = TypeAttribute().Replace(tag.Groups["before"].Value + tag.Groups["after"].Value, "");
        return address is null
            ? $"<a{rest}>"
            : $"<a{rest} href=\"{WebUtility.HtmlEncode(address + tag.Groups["query"].Value)}\"{about}>";
    }

    static PublishedNode? Target(string id, Snapshot snapshot, string culture)
    {
        var text = WebUtility.UrlDecode(id);
        var key =
            Guid.TryParse(text, out var parsed) ? parsed
            : UdiParser.TryParse<GuidUdi>(text, out var udi) ? udi.Guid
            : default;
        return snapshot.Documents.GetValueOrDefault(key) is { } node
            ? (node.IsPublished(culture) ? node : null)
            : snapshot.Media.GetValueOrDefault(key);
    }

    [GeneratedRegex(
        """<a\b(?<before>[^>]*?)\s+href="/?\{localLink:(?<id>[^}"]+)\}(?<query>[^"]*)"(?<after>[^>]*)>""",
        RegexOptions.IgnoreCase,
        500
    )]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+(?:type|data-udi|href)=\"[^\"]*\"", RegexOptions.IgnoreCase, 500)]
    private static partial Regex TypeAttribute();
}
