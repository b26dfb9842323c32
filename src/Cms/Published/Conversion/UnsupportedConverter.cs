using System.Text.Json;
using Cms.Delivery;

namespace Cms.Published.Conversion;

/// <summary>People are not published: what picks them reads as nothing, and the Delivery API says so in Umbraco's word.</summary>
internal sealed class UnsupportedConverter : PropertyConverter
{
    public override Type ClrType => typeof(object);

    public override object? Read(string stored, ConversionScope scope) => null;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) => WriteNothing(json);

    public override void WriteNothing(Utf8JsonWriter json) => json.WriteStringValue("(unsupported)");
}
