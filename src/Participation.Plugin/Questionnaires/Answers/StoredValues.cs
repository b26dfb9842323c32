using System.Text.Encodings.Web;
using System.Text.Json;

namespace Participation.Questionnaires;

/// <summary>Answers by field as the JSON that is stored: one object, a text where there is one value, a list where there are several.</summary>
static class StoredValues
{
    static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Short))
        {
            json.WriteStartObject();
            foreach (var (field, given) in values.OrderBy(value => value.Key, StringComparer.Ordinal))
                if (given is [var one])
                    json.WriteString(field, one);
                else if (given.Count > 1)
                {
                    json.WriteStartArray(field);
                    foreach (var value in given)
                        json.WriteStringValue(value);
                    json.WriteEndArray();
                }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(string? stored)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (stored is null)
            return values;
        using var json = JsonDocument.Parse(stored);
        foreach (var field in json.RootElement.EnumerateObject())
            values[field.Name] =
                field.Value.ValueKind is JsonValueKind.Array
                    ? [.. field.Value.EnumerateArray().Select(value => value.GetString() ?? "")]
                    : [field.Value.GetString() ?? ""];
        return values;
    }
}
