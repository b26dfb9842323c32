using System.Text.Json;
using Cms.Delivery;

namespace Cms.Published.Conversion;

internal class TextConverter : PropertyConverter
{
    public override Type ClrType => typeof(string);

    public override object? Read(string stored, ConversionScope scope) => stored;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) => json.WriteStringValue((string)value);
}

/// <summary>One choice of a list that stores several.</summary>
internal sealed class SingleTextConverter : TextConverter
{
    public override object? Read(string stored, ConversionScope scope) => TextsConverter.Texts(stored).FirstOrDefault() ?? "";
}

/// <summary>A JSON array of texts; older values are lines, or parts between commas.</summary>
internal sealed class TextsConverter : PropertyConverter
{
    public override Type ClrType => typeof(IEnumerable<string>);

    public override object? Read(string stored, ConversionScope scope) => Texts(stored);

    public override object? WhenEmpty(ConversionScope scope) => Array.Empty<string>();

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        json.WriteStartArray();
        foreach (var text in (string[])value)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static string[] Texts(string stored)
    {
        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        if (stored.StartsWith('[') && JsonReading.Parse(stored) is { } json)
            return [.. json.Items().Select(item => item.Text("value") ?? item.Text()).OfType<string>()];
        return stored.Split(stored.Contains('\n', StringComparison.Ordinal) ? '\n' : ',', clean);
    }
}
