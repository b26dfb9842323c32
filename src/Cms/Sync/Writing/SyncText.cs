using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Cms.Sync.Writing;

/// <summary>The bytes of a file, as uSync writes them: BOM, two spaces, line feeds, no final newline (`USYNC.md`, 3 and 10).</summary>
internal static class SyncText
{
    static readonly XmlWriterSettings Xml = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Indent = true,
        IndentChars = "  ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Replace,
    };

    static readonly JsonWriterOptions Json = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
    };

    public static byte[] Bytes(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Xml))
            new XDocument(new XDeclaration("1.0", "utf-8", null), root).Save(writer);
        return bytes.ToArray();
    }

    /// <summary>An object or an array is written over several lines, anything else as it is.</summary>
    /// <param name="sorted">Whether the names at the top are put in order, as those of a data type's settings.</param>
    public static string Normal(string value, bool sorted = false)
    {
        if (value.AsSpan().TrimStart() is not ['{' or '[', ..] || Published.JsonReading.Parse(value) is not { } json)
            return value;
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Json))
            if (sorted && json.ValueKind == JsonValueKind.Object)
                WriteSorted(writer, json);
            else
                json.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>A value between CDATA marks; one that holds the closing mark is cut in two by the writer.</summary>
    public static XCData Data(string? value) => new(value ?? "");

    static void WriteSorted(Utf8JsonWriter writer, JsonElement json)
    {
        writer.WriteStartObject();
        foreach (var property in json.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
            property.WriteTo(writer);
        writer.WriteEndObject();
    }
}
