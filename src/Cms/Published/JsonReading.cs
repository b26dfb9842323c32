using System.Text.Json;

namespace Cms.Published;

/// <summary>Reads what Umbraco stored, whatever the case it wrote its names in, and without ever throwing.</summary>
internal static class JsonReading
{
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Get(this JsonElement json, string name)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;
        if (json.TryGetProperty(name, out var exact))
            return exact;
        foreach (var property in json.EnumerateObject())
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return property.Value;
        return null;
    }

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Get(name)?.Items() ?? [];

    public static IEnumerable<JsonElement> Items(this JsonElement json) =>
        json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : [];

    /// <summary>A string as it is, anything else but null as its JSON.</summary>
    public static string? Text(this JsonElement json, string name) => json.Get(name) is { } value ? value.Text() : null;

    public static string? Text(this JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            _ => json.GetRawText(),
        };

    public static Guid? Key(this JsonElement json, string name) => Guid.TryParse(json.Text(name), out var key) ? key : null;

    public static bool Flag(this JsonElement json, string name) => json.Text(name) is "true" or "True" or "1";

    public static int? Whole(this JsonElement json, string name) =>
        int.TryParse(json.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var whole) ? whole : null;

    public static decimal? Number(this JsonElement json, string name) =>
        decimal.TryParse(json.Text(name), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
}
