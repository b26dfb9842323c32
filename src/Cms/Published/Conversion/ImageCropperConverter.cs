using System.Text.Json;
using Cms.Delivery;

namespace Cms.Published.Conversion;

internal sealed class ImageCropperConverter : PropertyConverter
{
    public override Type ClrType => typeof(MediaFile);

    public override object? Read(string stored, ConversionScope scope) => MediaFile.Parse(stored);

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        var file = (MediaFile)value;
        json.WriteStartObject();
        json.WriteString("url", file.Src);
        DeliveryScope.WriteFraming(json, file);
        json.WriteEndObject();
    }
}
