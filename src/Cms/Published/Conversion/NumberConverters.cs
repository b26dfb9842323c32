using System.Globalization;
using System.Text.Json;
using Cms.Delivery;

namespace Cms.Published.Conversion;

internal sealed class IntegerConverter : PropertyConverter
{
    public override Type ClrType => typeof(int);

    public override object? Read(string stored, ConversionScope scope) =>
        int.TryParse(stored, CultureInfo.InvariantCulture, out var whole) ? whole
        : long.TryParse(stored, CultureInfo.InvariantCulture, out var large) ? large
        : null;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) =>
        json.WriteNumberValue(System.Convert.ToInt64(value, CultureInfo.InvariantCulture));
}

internal sealed class DecimalConverter : PropertyConverter
{
    public override Type ClrType => typeof(decimal);

    public override object? Read(string stored, ConversionScope scope) =>
        decimal.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? number : null;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) => json.WriteNumberValue((decimal)value);
}

internal sealed class TrueFalseConverter : PropertyConverter
{
    public override Type ClrType => typeof(bool);

    public override object? Read(string stored, ConversionScope scope) => stored is "1" or "true" or "True";

    public override object? WhenEmpty(ConversionScope scope) => scope.Shape.Config.Flag("default");

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) => json.WriteBooleanValue((bool)value);
}

/// <summary>`12` or, for a range, `12,20`.</summary>
internal sealed class SliderConverter : PropertyConverter
{
    public override Type ClrType => typeof(decimal);

    public override object? Read(string stored, ConversionScope scope)
    {
        var ends = stored.Split(',');
        return scope.Shape.Config.Flag("enableRange")
            ? new Umbraco.Cms.Core.Models.Range<decimal> { Minimum = Number(ends[0]), Maximum = Number(ends[^1]) }
            : Number(ends[0]);
    }

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        if (value is decimal number)
        {
            json.WriteNumberValue(number);
            return;
        }
        var range = (Umbraco.Cms.Core.Models.Range<decimal>)value;
        json.WriteStartObject();
        json.WriteNumber("minimum", range.Minimum);
        json.WriteNumber("maximum", range.Maximum);
        json.WriteEndObject();
    }

    static decimal Number(string text) => decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
