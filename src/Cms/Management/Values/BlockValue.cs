using System.Text.Json.Nodes;

namespace Cms.Management.Values;

/// <summary>Blocks, alone or inside a rich text: each of their values goes through <see cref="EditorValue"/> in turn.</summary>
internal static class BlockValue
{
    static readonly string[] Parts = ["contentData", "settingsData"];

    public static JsonNode? Open(JsonNode? stored, Elements elements)
    {
        if (stored is not JsonObject json)
            return null;
        var blocks = LowerCased(json);
        Each(
            blocks,
            elements,
            (value, editor) =>
            {
                value["editorAlias"] = editor;
                value["value"] = EditorValue.Open(editor, EditorValue.Text(value["value"]), elements);
            }
        );
        foreach (var part in Parts.Append("expose"))
            blocks[part] ??= new JsonArray();
        blocks["layout"] ??= new JsonObject();
        return blocks;
    }

    public static JsonObject Store(JsonObject edited, Elements elements)
    {
        var blocks = LowerCased(edited);
        Each(
            blocks,
            elements,
            (value, editor) =>
            {
                value["editorAlias"] = null;
                var stored = EditorValue.Store(editor, value["value"], elements);
                // Inside blocks, what is JSON is kept as JSON and not as a text of it.
                value["value"] = stored is ['{' or '[', ..] && EditorValue.Parse(stored) is { } json ? json : stored;
            }
        );
        return blocks;
    }

    public static JsonNode OpenRichText(string stored, Elements elements)
    {
        var json = EditorValue.Parse(stored) as JsonObject;
        return json is null
            ? NewRichText(stored)
            : NewRichText(EditorValue.Text(json["markup"]) ?? "", Open(json["blocks"], elements));
    }

    public static JsonObject NewRichText(string markup, JsonNode? blocks = null) =>
        new()
        {
            ["markup"] = markup,
            ["blocks"] =
                blocks
                ?? new JsonObject
                {
                    ["layout"] = new JsonObject(),
                    ["contentData"] = new JsonArray(),
                    ["settingsData"] = new JsonArray(),
                    ["expose"] = new JsonArray(),
                },
        };

    public static string? StoreRichText(JsonObject rich, Elements elements)
    {
        var markup = EditorValue.Text(rich["markup"]);
        var blocks = rich["blocks"] is JsonObject edited ? Store(edited, elements) : null;
        if (markup is null && blocks?["contentData"] is not JsonArray { Count: > 0 })
            return null;
        return NewRichText(markup ?? "", blocks).ToJsonString();
    }

    static void Each(JsonObject blocks, Elements elements, Action<JsonObject, string> change)
    {
        foreach (var element in Parts.SelectMany(part => blocks[part] as JsonArray ?? []).OfType<JsonObject>())
            if (Guid.TryParse(EditorValue.Text(element["contentTypeKey"]), out var type))
                foreach (var value in (element["values"] as JsonArray ?? []).OfType<JsonObject>())
                    if (elements.EditorOf(type, EditorValue.Text(value["alias"]) ?? "") is { } editor)
                        change(value, editor);
    }

    /// <summary>Some releases of Umbraco wrote `Layout`.</summary>
    static JsonObject LowerCased(JsonObject json)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in json)
            copy[char.ToLowerInvariant(name[0]) + name[1..]] = value?.DeepClone();
        return copy;
    }
}
