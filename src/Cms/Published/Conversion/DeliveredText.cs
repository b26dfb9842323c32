using System.Text.Json;
using AngleSharp;
using AngleSharp.Dom;
using Cms.Delivery;

namespace Cms.Published.Conversion;

/// <summary>A formatted text in the Delivery API: HTML with its blocks, or a tree of elements when the settings say so.</summary>
internal static class DeliveredText
{
    public static void Write(Utf8JsonWriter json, RichText text, DeliveryScope scope)
    {
        var tools = scope.Snapshot.Tools;
        var markup = LocalLinks.ForDelivery(text.Stored, scope);
        if (tools.Delivery.RichTextOutputAsJson)
        {
            var body = tools.Html.Parse(markup);
            Prepare(body, scope);
            WriteRoot(json, body, text, scope);
            return;
        }
        json.WriteStartObject();
        json.WriteString("markup", tools.Html.Clean(markup, body => Prepare(body, scope)));
        WriteBlocks(json, text, scope);
        json.WriteEndObject();
    }

    /// <summary>Where a block stands, its key is all that is said: the block itself is beside the text.</summary>
    static void Prepare(IElement body, DeliveryScope scope)
    {
        LibraryImages.Resolve(body, scope.Snapshot);
        foreach (var block in body.QuerySelectorAll("umb-rte-block, umb-rte-block-inline"))
        {
            block.InnerHtml = "";
            if (block.GetAttribute("data-content-key") is { } key)
                block.SetAttribute("data-content-id", key);
            block.RemoveAttribute("data-content-key");
        }
    }

    static void WriteBlocks(Utf8JsonWriter json, RichText text, DeliveryScope scope)
    {
        json.WriteStartArray("blocks");
        foreach (var block in text.Blocks)
            scope.WriteBlock(json, (PublishedBlock)block.Content, (PublishedBlock?)block.Settings);
        json.WriteEndArray();
    }

    static void WriteRoot(Utf8JsonWriter json, IElement body, RichText text, DeliveryScope scope)
    {
        json.WriteStartObject();
        json.WriteString("tag", "#root");
        json.WriteStartObject("attributes");
        json.WriteEndObject();
        WriteElements(json, body, scope);
        WriteBlocks(json, text, scope);
        json.WriteEndObject();
    }

    static void WriteElements(Utf8JsonWriter json, IElement parent, DeliveryScope scope)
    {
        json.WriteStartArray("elements");
        foreach (var node in parent.ChildNodes)
            if (node is IText words && !string.IsNullOrWhiteSpace(words.Data))
            {
                json.WriteStartObject();
                json.WriteString("tag", "#text");
                json.WriteString("text", words.ToHtml());
                json.WriteEndObject();
            }
            else if (node is IElement element)
            {
                json.WriteStartObject();
                json.WriteString("tag", element.LocalName);
                WriteAttributes(json, element, scope);
                WriteElements(json, element, scope);
                json.WriteEndObject();
            }
        json.WriteEndArray();
    }

    static void WriteAttributes(Utf8JsonWriter json, IElement element, DeliveryScope scope)
    {
        const string data = "data-";
        json.WriteStartObject("attributes");
        var target =
            element.GetAttribute("data-link-type") == "Content"
            && Guid.TryParse(element.GetAttribute("data-destination-id"), out var key)
                ? scope.Snapshot.Documents.GetValueOrDefault(key)
                : null;
        foreach (var attribute in element.Attributes)
        {
            var plain = attribute.Name.StartsWith(data, StringComparison.Ordinal)
                ? attribute.Name[data.Length..]
                : attribute.Name;
            var isTaken = plain != attribute.Name && element.HasAttribute(plain);
            var isRoute = target is not null && plain is "href" or "start-item-path" or "start-item-id";
            if (!isTaken && !isRoute)
                json.WriteString(plain, attribute.Value);
        }
        if (target is not null)
            scope.WriteRoute(json, target, element.GetAttribute("href"));
        json.WriteEndObject();
    }
}
