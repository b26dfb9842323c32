using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core.Models;

namespace Cms.Published.Conversion;

/// <summary>Links to documents, media or elsewhere; those to something that is not published are left out.</summary>
internal sealed class LinksConverter(bool single) : PropertyConverter
{
    public override Type ClrType => single ? typeof(Link) : typeof(IEnumerable<Link>);
    public override bool ReadsCulture => true;

    public override object? Read(string stored, ConversionScope scope)
    {
        var links = (JsonReading.Parse(stored)?.Items() ?? []).Select(item => Read(item, scope)).OfType<PickedLink>().ToArray();
        return single ? links.FirstOrDefault() : links;
    }

    public override object? WhenEmpty(ConversionScope scope) => single ? null : Array.Empty<Link>();

    /// <summary>Always an array, also of none.</summary>
    public override void WriteNothing(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        json.WriteEndArray();
    }

    /// <summary>Always an array, also of one.</summary>
    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        json.WriteStartArray();
        foreach (var link in value as PickedLink[] ?? [(PickedLink)value])
            if (link.Node is null || scope.Snapshot.Exposes(link.Node))
                scope.WriteLink(json, link);
        json.WriteEndArray();
    }

    static PickedLink? Read(JsonElement item, ConversionScope scope)
    {
        var name = item.Text("name");
        var target = item.Text("target") is { Length: > 0 } window ? window : null;
        var query = item.Text("queryString") is { Length: > 0 } after ? after : null;
        var picked = (item.Text("udi") ?? item.Text("unique")) is { Length: > 0 } key ? Picked.Node(key, scope) : null;
        if (picked is null)
            return item.Text("url") is { Length: > 0 } url && item.Text("udi") is null && SafeHtml.IsSafeAddress(url)
                ? new()
                {
                    Name = name,
                    Url = url + query,
                    Target = target,
                    Type = LinkType.External,
                    Query = query,
                    Address = url,
                }
                : null;
        var address = scope.Snapshot.AddressOf(picked, scope.Culture);
        return address is null
            ? null
            : new()
            {
                Name = string.IsNullOrEmpty(name) ? picked.NameIn(scope.Culture) : name,
                Url = address + query,
                Target = target,
                Type =
                    picked.ItemType == Umbraco.Cms.Core.Models.PublishedContent.PublishedItemType.Media
                        ? LinkType.Media
                        : LinkType.Content,
                Udi = new Umbraco.Cms.Core.GuidUdi(
                    picked.ItemType.ToString().ToLowerInvariant().Replace("content", "document", StringComparison.Ordinal),
                    picked.Key
                ),
                Query = query,
                Address = address,
                Node = picked,
            };
    }
}

/// <summary>A link with what the Delivery API says of it besides.</summary>
internal sealed class PickedLink : Link
{
    public string? Query { get; init; }

    /// <summary>Without the query.</summary>
    public required string Address { get; init; }
    public PublishedNode? Node { get; init; }
}
