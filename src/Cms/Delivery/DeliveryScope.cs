using System.Text.Json;
using Cms.Published;
using Cms.Published.Conversion;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Delivery;

/// <summary>Writes published content in the JSON of the Content Delivery API v2 (`DELIVERY-API.md`).</summary>
/// <param name="Expand">Which picked items show their properties; none when null.</param>
/// <param name="Fields">Which properties are written; all when null.</param>
internal sealed record DeliveryScope(Snapshot Snapshot, string Culture, PropertySelection? Expand, PropertySelection? Fields)
{
    /// <summary>The property being written.</summary>
    public PropertyShape Shape { get; private init; } = null!; // set before any converter is called

    public string? PathOf(PublishedNode node) =>
        Snapshot.Routes.UrlOf(node, Culture) ?? (Snapshot.IsPreview ? $"/preview-{node.Key}/" : null);

    /// <summary>A whole answer: the document with all its properties, and its addresses in every language.</summary>
    public void WriteContent(Utf8JsonWriter json, PublishedNode node)
    {
        json.WriteStartObject();
        WriteHead(json, node);
        WriteProperties(json, node);
        json.WriteStartObject("cultures");
        foreach (var culture in node.Cultures.Keys.Where(culture => culture.Length > 0))
            if (Snapshot.Routes.UrlOf(node, culture) is { } path)
            {
                json.WritePropertyName(culture);
                WriteRoute(json, node, path, culture);
            }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A document named by another: without properties, unless they are asked for.</summary>
    public void WritePicked(Utf8JsonWriter json, PublishedNode node)
    {
        if (node.ItemType == PublishedItemType.Media)
        {
            WriteMedia(json, node, MediaFile.Of(node));
            return;
        }
        json.WriteStartObject();
        WriteHead(json, node);
        WritePickedProperties(json, node);
        json.WriteEndObject();
    }

    public void WriteMedia(Utf8JsonWriter json, PickedMedia picked) => WriteMedia(json, picked.Media, picked.File);

    /// <summary>The answer for one medium.</summary>
    public void WriteMediaItem(Utf8JsonWriter json, PublishedNode media)
    {
        json.WriteStartObject();
        json.WriteString("path", MediaPath(media));
        json.WriteString("createDate", media.CreateDate);
        json.WriteString("updateDate", media.UpdateDate);
        WriteMediaHead(json, media, MediaFile.Of(media));
        WriteProperties(json, media);
        json.WriteEndObject();
    }

    public void WriteBlock(Utf8JsonWriter json, PublishedBlock content, PublishedBlock? settings)
    {
        json.WriteStartObject();
        json.WritePropertyName("content");
        WriteElement(json, content);
        json.WritePropertyName("settings");
        if (settings is null)
            json.WriteNullValue();
        else
            WriteElement(json, settings);
        json.WriteEndObject();
    }

    public void WriteLink(Utf8JsonWriter json, PickedLink link)
    {
        var content = link.Type == LinkType.Content ? link.Node : null;
        json.WriteStartObject();
        json.WriteString("url", content is null ? link.Address : null);
        json.WriteString("queryString", link.Query);
        json.WriteString("title", link.Name);
        json.WriteString("target", link.Target);
        if (link.Node is { } node)
            json.WriteString("destinationId", node.Key);
        else
            json.WriteNull("destinationId");
        json.WriteString("destinationType", link.Node?.ContentType.Alias);
        if (content is not null && PathOf(content) is { } path)
        {
            json.WritePropertyName("route");
            WriteRoute(json, content, path, Culture, link.Query);
        }
        else
            json.WriteNull("route");
        json.WriteString("linkType", link.Type.ToString());
        json.WriteEndObject();
    }

    /// <summary>Where a link of a text leads, with what follows its path.</summary>
    public void WriteRoute(Utf8JsonWriter json, PublishedNode node, string? href)
    {
        json.WritePropertyName("route");
        if (PathOf(node) is not { } path)
            json.WriteNullValue();
        else
            WriteRoute(json, node, path, Culture, href?.Length > path.Length ? href[path.Length..] : null);
    }

    public static void WriteFraming(Utf8JsonWriter json, MediaFile? file)
    {
        if (file?.FocalPoint is { } focal)
        {
            json.WriteStartObject("focalPoint");
            json.WriteNumber("left", focal.Left);
            json.WriteNumber("top", focal.Top);
            json.WriteEndObject();
        }
        else
            json.WriteNull("focalPoint");
        if (file?.CropList is not { Count: > 0 } crops)
        {
            json.WriteNull("crops");
            return;
        }
        json.WriteStartArray("crops");
        foreach (var crop in crops)
            WriteCrop(json, crop);
        json.WriteEndArray();
    }

    static void WriteCrop(Utf8JsonWriter json, MediaCrop crop)
    {
        json.WriteStartObject();
        json.WriteString("alias", crop.Alias);
        json.WriteNumber("width", crop.Width);
        json.WriteNumber("height", crop.Height);
        if (crop.Coordinates is { } edges)
        {
            json.WriteStartObject("coordinates");
            json.WriteNumber("x1", edges.Left);
            json.WriteNumber("y1", edges.Top);
            json.WriteNumber("x2", edges.Right);
            json.WriteNumber("y2", edges.Bottom);
            json.WriteEndObject();
        }
        else
            json.WriteNull("coordinates");
        json.WriteEndObject();
    }

    void WriteHead(Utf8JsonWriter json, PublishedNode node)
    {
        json.WriteString("contentType", node.ContentType.Alias);
        json.WriteString("name", node.NameIn(Culture));
        json.WriteString("createDate", node.CreateDate);
        json.WriteString("updateDate", node.UpdateDate);
        json.WritePropertyName("route");
        if (PathOf(node) is { } path)
            WriteRoute(json, node, path, Culture);
        else
            json.WriteNullValue();
        json.WriteString("id", node.Key);
    }

    void WriteRoute(Utf8JsonWriter json, PublishedNode node, string path, string culture, string? query = null)
    {
        var root = node.Root;
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteString("queryString", query);
        json.WriteStartObject("startItem");
        json.WriteString("id", root.Key);
        json.WriteString("path", root.SegmentIn(culture));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    void WriteElement(Utf8JsonWriter json, PublishedBlock block)
    {
        json.WriteStartObject();
        json.WriteString("contentType", block.ContentType.Alias);
        json.WriteString("id", block.Key);
        WriteProperties(json, block);
        json.WriteEndObject();
    }

    void WriteMedia(Utf8JsonWriter json, PublishedNode media, MediaFile? file)
    {
        json.WriteStartObject();
        WriteMediaHead(json, media, file);
        WritePickedProperties(json, media);
        json.WriteEndObject();
    }

    void WriteMediaHead(Utf8JsonWriter json, PublishedNode media, MediaFile? file)
    {
        WriteFraming(json, file);
        json.WriteString("id", media.Key);
        json.WriteString("name", media.NameIn(Culture));
        json.WriteString("mediaType", media.ContentType.Alias);
        json.WriteString("url", file?.Src);
        json.WriteString(
            "extension",
            media.TextOf("umbracoExtension") ?? (file is null ? null : Path.GetExtension(file.Src).TrimStart('.'))
        );
        WriteNumber(json, "width", media.TextOf("umbracoWidth"));
        WriteNumber(json, "height", media.TextOf("umbracoHeight"));
        WriteNumber(json, "bytes", media.TextOf("umbracoBytes"));
    }

    static void WriteNumber(Utf8JsonWriter json, string name, string? text)
    {
        if (long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    static string MediaPath(PublishedNode media)
    {
        var path = "/";
        for (var node = media; node is not null; node = node.Above)
            path = $"/{node.Name.ToLowerInvariant()}{path}";
        return path;
    }

    void WritePickedProperties(Utf8JsonWriter json, PublishedNode node)
    {
        if (Shape is not null && Expand?.Selects(Shape.Alias) == true)
            (this with { Expand = Expand.Into(Shape.Alias), Fields = Fields?.Into(Shape.Alias) }).WriteProperties(json, node);
        else
        {
            json.WriteStartObject("properties");
            json.WriteEndObject();
        }
    }

    void WriteProperties(Utf8JsonWriter json, IPublishedElement owner)
    {
        // The properties of a block belong to the property that holds it: so do what is selected of them.
        var within =
            owner is PublishedBlock ? this with { Expand = Expand?.Into(Shape.Alias), Fields = Fields?.Into(Shape.Alias) } : this;
        json.WriteStartObject("properties");
        foreach (var property in owner.Properties.Cast<PublishedProperty>())
            if (within.Fields?.Selects(property.Alias) != false && !IsFileOfMedia(owner, property))
                within.WriteProperty(json, property);
        json.WriteEndObject();
    }

    void WriteProperty(Utf8JsonWriter json, PublishedProperty property)
    {
        json.WritePropertyName(property.Alias);
        var stored = property.GetSourceValue(Culture) is string { Length: > 0 };
        if (!stored)
            json.WriteNullValue();
        else if (property.GetValue(Culture) is { } value)
            property.Shape.Converter.Write(json, value, this with { Shape = property.Shape });
        else
            property.Shape.Converter.WriteNothing(json);
    }

    static bool IsFileOfMedia(IPublishedElement owner, PublishedProperty property) =>
        owner is PublishedNode { ItemType: PublishedItemType.Media }
        && property.Alias.StartsWith("umbraco", StringComparison.Ordinal);
}
