using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published.Conversion;

/// <summary>One document. What is not published in the language read is as good as not picked.</summary>
internal sealed class ContentPickerConverter : PropertyConverter
{
    public override Type ClrType => typeof(IPublishedContent);
    public override bool ReadsCulture => true;

    public override object? Read(string stored, ConversionScope scope) => Picked.Node(stored, scope);

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        if (scope.Snapshot.Exposes((PublishedNode)value))
            scope.WritePicked(json, (PublishedNode)value);
        else
            json.WriteNullValue();
    }
}

/// <summary>Documents or media, between commas.</summary>
internal sealed class NodesPickerConverter(bool single) : PropertyConverter
{
    public override Type ClrType => single ? typeof(IPublishedContent) : typeof(IEnumerable<IPublishedContent>);
    public override bool ReadsCulture => true;

    public override object? Read(string stored, ConversionScope scope)
    {
        var nodes = stored.Split(',').Select(one => Picked.Node(one, scope)).OfType<IPublishedContent>().ToArray();
        return single ? nodes.FirstOrDefault() : nodes;
    }

    public override object? WhenEmpty(ConversionScope scope) => single ? null : Array.Empty<IPublishedContent>();

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
        foreach (var node in value as IPublishedContent[] ?? [(IPublishedContent)value])
            if (scope.Snapshot.Exposes((PublishedNode)node))
                scope.WritePicked(json, (PublishedNode)node);
        json.WriteEndArray();
    }
}

internal static class Picked
{
    /// <summary>`umb://document/…`, `umb://media/…`, or a key.</summary>
    public static PublishedNode? Node(string stored, ConversionScope scope)
    {
        var text = stored.Trim();
        if (Guid.TryParse(text, out var key))
            return Document(key, scope) ?? scope.Snapshot.Media.GetValueOrDefault(key);
        if (!UdiParser.TryParse<GuidUdi>(text, out var udi))
            return null;
        return udi.EntityType == Constants.UdiEntityType.Media
            ? scope.Snapshot.Media.GetValueOrDefault(udi.Guid)
            : Document(udi.Guid, scope);
    }

    public static PublishedNode? Document(Guid key, ConversionScope scope) =>
        scope.Snapshot.Documents.GetValueOrDefault(key) is { } node && node.IsPublished(scope.Culture) ? node : null;
}
