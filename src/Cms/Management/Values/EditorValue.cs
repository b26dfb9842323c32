using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Editors = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace Cms.Management.Values;

/// <summary>
/// A property's value between the two forms it has: the text Umbraco stores, and the JSON its editor in the client reads
/// and writes. An editor that is not named here writes a text, or JSON that is stored as it is.
/// </summary>
internal static class EditorValue
{
    /// <summary>For the editor; null when nothing is stored.</summary>
    /// <param name="elements">Which properties an element type has, for what is inside blocks.</param>
    public static JsonNode? Open(string editorAlias, string? stored, Elements elements)
    {
        if (string.IsNullOrEmpty(stored))
            return null;
        return editorAlias switch
        {
            Editors.Boolean => stored is "1" or "true" or "True",
            Editors.Integer => long.TryParse(stored, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            Editors.Decimal => decimal.TryParse(stored, CultureInfo.InvariantCulture, out var number) ? number : null,
            Editors.DateTime => stored.Replace('T', ' '),
            Editors.Slider => OpenSlider(stored),
            Editors.MultipleTextstring => stored.StartsWith('[') ? Parse(stored) : Texts(stored.Split('\n')),
            Editors.ContentPicker => KeyOf(stored)?.Key.ToString() ?? stored,
            Editors.MultiNodeTreePicker => OpenNodes(stored),
            Editors.MultiUrlPicker => OpenLinks(stored),
            Editors.DropDownListFlexible or Editors.CheckBoxList or Editors.Tags => stored.StartsWith('[')
                ? Parse(stored)
                : Texts(stored.Split(',')),
            Editors.UploadField or Editors.ImageCropper => stored.StartsWith('{')
                ? Parse(stored)
                : new JsonObject { ["src"] = stored },
            Editors.RichText => stored.StartsWith('{')
                ? BlockValue.OpenRichText(stored, elements)
                : BlockValue.NewRichText(stored),
            Editors.BlockList or Editors.BlockGrid or Editors.SingleBlock => BlockValue.Open(Parse(stored), elements),
            _ => IsText(editorAlias) ? stored : Parse(stored) ?? stored,
        };
    }

    /// <summary>As it is stored; null when there is nothing to store.</summary>
    public static string? Store(string editorAlias, JsonNode? value, Elements elements) =>
        editorAlias switch
        {
            _ when value is null => null,
            Editors.Boolean => Text(value) is "true" or "True" or "1" ? "1" : "0",
            Editors.DateTime => Text(value)?.Replace(' ', 'T'),
            Editors.Slider => value is JsonObject range ? StoreSlider(range) : Text(value),
            Editors.MultipleTextstring => value is JsonArray lines ? string.Join('\n', lines.Select(Text)) : Text(value),
            Editors.ContentPicker => Guid.TryParse(Text(value), out var key)
                ? Udi(Constants.UdiEntityType.Document, key)
                : Text(value),
            Editors.MultiNodeTreePicker => value is JsonArray nodes ? StoreNodes(nodes) : Text(value),
            Editors.MultiUrlPicker => value is JsonArray links ? StoreLinks(links) : Text(value),
            Editors.UploadField => value is JsonObject file ? Text(file["src"]) : Text(value),
            Editors.RichText => value is JsonObject rich ? BlockValue.StoreRichText(rich, elements) : Text(value),
            Editors.BlockList or Editors.BlockGrid or Editors.SingleBlock => value is JsonObject blocks
                ? BlockValue.Store(blocks, elements).ToJsonString()
                : null,
            _ => Text(value),
        };

    /// <summary>A text as it is, anything else as its JSON; null for an empty text.</summary>
    public static string? Text(JsonNode? value) =>
        value switch
        {
            null => null,
            JsonValue text when text.TryGetValue<string>(out var said) => said.Length > 0 ? said : null,
            _ => value.ToJsonString(),
        };

    public static JsonNode? Parse(string stored)
    {
        try
        {
            return JsonNode.Parse(stored);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    static bool IsText(string editorAlias) =>
        editorAlias
            is Editors.TextBox
                or Editors.TextArea
                or Editors.EmailAddress
                or Editors.RadioButtonList
                or Editors.Label
                or Editors.MarkdownEditor
                or Editors.PlainString
                or Editors.PlainInteger
                or Editors.PlainDecimal;

    static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => text.Trim()).Where(text => text.Length > 0).Select(text => JsonValue.Create(text))]);

    static JsonObject OpenSlider(string stored)
    {
        var ends = stored.Split(',');
        return new()
        {
            ["from"] = decimal.TryParse(ends[0], CultureInfo.InvariantCulture, out var from) ? from : 0,
            ["to"] = decimal.TryParse(ends[^1], CultureInfo.InvariantCulture, out var to) ? to : 0,
        };
    }

    static string StoreSlider(JsonObject range) =>
        Text(range["from"]) is var from && Text(range["to"]) is { } to && from != to ? $"{from},{to}" : from ?? "";

    static JsonArray OpenNodes(string stored) =>
        new([
            .. stored
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(KeyOf)
                .Where(node => node is not null)
                .Select(node => new JsonObject { ["type"] = node!.Value.Type, ["unique"] = node.Value.Key.ToString() }),
        ]);

    static string? StoreNodes(JsonArray nodes) =>
        string.Join(
            ',',
            nodes
                .OfType<JsonObject>()
                .Select(node =>
                    Guid.TryParse(Text(node["unique"]), out var key) ? Udi(Text(node["type"]) ?? "document", key) : null
                )
                .OfType<string>()
        )
            is { Length: > 0 } stored
            ? stored
            : null;

    static JsonArray OpenLinks(string stored) =>
        new([
            .. (Parse(stored) as JsonArray ?? [])
                .OfType<JsonObject>()
                .Select(link =>
                {
                    var node = KeyOf(Text(link["udi"]) ?? "");
                    return new JsonObject
                    {
                        ["name"] = Text(link["name"]),
                        ["target"] = Text(link["target"]),
                        ["queryString"] = Text(link["queryString"]),
                        ["culture"] = Text(link["culture"]),
                        ["type"] = node?.Type ?? Text(link["type"])?.ToLowerInvariant() ?? "external",
                        ["unique"] = node?.Key.ToString() ?? Text(link["unique"]),
                        ["url"] = Text(link["url"]),
                    };
                }),
        ]);

    static string? StoreLinks(JsonArray links) =>
        links.Count == 0
            ? null
            : new JsonArray([
                .. links
                    .OfType<JsonObject>()
                    .Select(link =>
                    {
                        var picked = Guid.TryParse(Text(link["unique"]), out var key);
                        return new JsonObject
                        {
                            ["name"] = Text(link["name"]),
                            ["target"] = Text(link["target"]),
                            ["udi"] = picked ? Udi(Text(link["type"]) ?? "document", key) : null,
                            ["url"] = picked ? null : Text(link["url"]),
                            ["queryString"] = Text(link["queryString"]),
                            ["culture"] = Text(link["culture"]),
                        };
                    }),
            ]).ToJsonString();

    static (string Type, Guid Key)? KeyOf(string stored) =>
        Guid.TryParse(stored, out var key) ? ("document", key)
        : UdiParser.TryParse<GuidUdi>(stored, out var udi) ? (udi.EntityType, udi.Guid)
        : null;

    static string Udi(string type, Guid key) => new GuidUdi(type, key).ToString();
}
