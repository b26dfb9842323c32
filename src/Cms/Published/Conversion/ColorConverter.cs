using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;

namespace Cms.Published.Conversion;

/// <summary>`{"value": "#0f172a", "label": "…"}`, or the value alone.</summary>
internal sealed class ColorConverter : PropertyConverter
{
    public override Type ClrType => typeof(ColorPickerValueConverter.PickedColor);

    public override object? Read(string stored, ConversionScope scope)
    {
        var json = stored.StartsWith('{') ? JsonReading.Parse(stored) : null;
        var color = json?.Text("value") ?? stored;
        return new ColorPickerValueConverter.PickedColor(color, json?.Text("label") ?? color);
    }

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        var picked = (ColorPickerValueConverter.PickedColor)value;
        json.WriteStartObject();
        json.WriteString("color", picked.Color);
        json.WriteString("label", picked.Label);
        json.WriteEndObject();
    }
}
