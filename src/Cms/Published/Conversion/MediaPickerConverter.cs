using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published.Conversion;

internal sealed class MediaPickerConverter(bool single) : PropertyConverter
{
    public override Type ClrType => single ? typeof(IPublishedContent) : typeof(IEnumerable<IPublishedContent>);

    public override object? Read(string stored, ConversionScope scope)
    {
        var items = JsonReading.Parse(stored)?.Items() ?? [];
        var media = items.Select(item => Medium(item, scope)).OfType<PickedMedia>().Cast<IPublishedContent>().ToArray();
        return single ? media.FirstOrDefault() : media;
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
        foreach (var media in value as IPublishedContent[] ?? [(IPublishedContent)value])
            scope.WriteMedia(json, (PickedMedia)media);
        json.WriteEndArray();
    }

    static PickedMedia? Medium(JsonElement item, ConversionScope scope) =>
        item.Key("mediaKey") is { } key && scope.Snapshot.Media.TryGetValue(key, out var media)
            ? new PickedMedia(media, MediaFile.Crops(item))
            : null;
}
