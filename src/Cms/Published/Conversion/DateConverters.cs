using System.Globalization;
using System.Text.Json;
using Cms.Delivery;

namespace Cms.Published.Conversion;

/// <summary>A date and time as it was typed, in no zone: `2026-02-03T18:30:00`, or the same in `{"date": …}`.</summary>
internal sealed class DateConverter : PropertyConverter
{
    public override Type ClrType => typeof(DateTime);

    public override object? Read(string stored, ConversionScope scope) => Stored.Instant(stored)?.DateTime;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        var old = scope.Shape.EditorAlias == Umbraco.Cms.Core.Constants.PropertyEditors.Aliases.DateTime;
        json.WriteStringValue(old ? DateTime.SpecifyKind((DateTime)value, DateTimeKind.Utc) : (DateTime)value);
    }
}

internal sealed class ZonedDateConverter : PropertyConverter
{
    public override Type ClrType => typeof(DateTimeOffset);

    public override object? Read(string stored, ConversionScope scope) => Stored.Instant(stored);

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) =>
        json.WriteStringValue((DateTimeOffset)value);
}

internal sealed class DateOnlyConverter : PropertyConverter
{
    public override Type ClrType => typeof(DateOnly);

    public override object? Read(string stored, ConversionScope scope) =>
        Stored.Instant(stored) is { } instant ? DateOnly.FromDateTime(instant.DateTime) : null;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) =>
        json.WriteStringValue(((DateOnly)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

internal sealed class TimeOnlyConverter : PropertyConverter
{
    public override Type ClrType => typeof(TimeOnly);

    public override object? Read(string stored, ConversionScope scope) =>
        Stored.Instant(stored) is { } instant ? TimeOnly.FromDateTime(instant.DateTime) : null;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) =>
        json.WriteStringValue(((TimeOnly)value).ToString("HH:mm:ss", CultureInfo.InvariantCulture));
}

file static class Stored
{
    /// <summary>The clock time and the offset that were stored; no offset reads as zero.</summary>
    public static DateTimeOffset? Instant(string stored)
    {
        var text = stored.StartsWith('{') ? JsonReading.Parse(stored)?.Text("date") : stored;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : null;
    }
}
