using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;

namespace Cms.Published.Conversion;

/// <summary>`{"value": "#0f172a", "label": "…"}`, or the value alone; a label is only given when the data type uses labels.</summary>
internal sealed class ColorConverter(bool labelled) : PropertyConverter
{
    public override Type ClrType => labelled ? typeof(ColorPickerValueConverter.PickedColor) : typeof(string);

    public override object? Read(string stored, ConversionScope scope)
    {
        var json = stored.StartsWith('{') ? JsonReading.Parse(stored) : null;
        var color = json?.Text("value") ?? stored;
        if (!labelled)
            return color;
        return new ColorPickerValueConverter.PickedColor(color, json?.Text("label") ?? color);
    }

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        if (value is string color)
        {
            json.WriteStringValue(color);
            return;
        }
        var picked = (ColorPickerValueConverter.PickedColor)value;
        json.WriteStartObject();
        json.WriteString("color", picked.Color);
        json.WriteString("label", picked.Label);
        json.WriteEndObject();
    }
}
