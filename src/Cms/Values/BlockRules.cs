using System.Text.Json;
using Cms.Published;
using Cms.Published.Conversion;

namespace Cms.Values;

/// <summary>Blocks: how many, of which types, and the values inside each, which may hold blocks again.</summary>
internal static class BlockRules
{
    /// <summary>Deeper than any editor goes by hand.</summary>
    const int Deepest = 16;

    public static void List(CheckedValue value)
    {
        if (value.Json is not { ValueKind: JsonValueKind.Object } json)
        {
            value.Refuse("NotReadable");
            return;
        }
        var limit = value.Config.Get("validationLimit");
        var most = value.Config.Flag("useSingleBlockMode") ? 1 : limit?.Whole("max");
        value.Count(json.Get("layout") is { } layout ? TopLevel(layout) : 0, limit?.Whole("min"), most);
        Check(value, json, value.Path);
    }

    /// <summary>Older texts are plain HTML, which has no blocks.</summary>
    public static void RichText(CheckedValue value)
    {
        if (!value.Text.StartsWith('{'))
            return;
        if (value.Json is not { } json)
            value.Refuse("NotReadable");
        else if (json.Get("blocks") is { ValueKind: JsonValueKind.Object } blocks)
            Check(value, blocks, value.Path + ".blocks");
    }

    /// <summary>Every block of a layout, those in the areas of others included.</summary>
    public static IEnumerable<JsonElement> Layout(JsonElement json) =>
        json.Get("layout") is { ValueKind: JsonValueKind.Object } layout
            ? layout.EnumerateObject().SelectMany(editor => editor.Value.Items()).SelectMany(WithAreas)
            : [];

    static IEnumerable<JsonElement> WithAreas(JsonElement item) =>
        item.Items("areas").SelectMany(area => area.Items("items")).SelectMany(WithAreas).Prepend(item);

    static int TopLevel(JsonElement layout) =>
        layout.ValueKind == JsonValueKind.Object ? layout.EnumerateObject().Sum(editor => editor.Value.Items().Count()) : 0;

    static void Check(CheckedValue value, JsonElement json, string path)
    {
        if (path.AsSpan().Count(".values[") > Deepest)
        {
            value.Refuse("NotReadable");
            return;
        }
        var exposed = Blocks.Exposed(json, value.Culture);
        var (contents, settings) = (new HashSet<Guid>(), new HashSet<Guid>());
        foreach (var item in Layout(json))
        {
            if (Blocks.KeyOf(item, "content") is not { } key || exposed?.Contains(key) == false)
                continue;
            contents.Add(key);
            if (Blocks.KeyOf(item, "settings") is { } chosen)
                settings.Add(chosen);
        }
        CheckElements(value, json, path, "contentData", "contentElementTypeKey", contents);
        CheckElements(value, json, path, "settingsData", "settingsElementTypeKey", settings);
    }

    static void CheckElements(
        CheckedValue value,
        JsonElement json,
        string path,
        string part,
        string allowedBy,
        HashSet<Guid> shown
    )
    {
        var allowed = value.Config.Items("blocks").Select(block => block.Key(allowedBy)).OfType<Guid>().ToHashSet();
        var index = -1;
        foreach (var element in json.Items(part))
        {
            index++;
            if (element.Key("key") is not { } key || !shown.Contains(key))
                continue;
            var place = $"{path}.{part}[{index}]";
            if (
                element.Key("contentTypeKey") is not { } typeKey
                || !allowed.Contains(typeKey)
                || !value.Snapshot.Types.TryGetValue(typeKey, out var type)
            )
                value.Faults.Add(place, "BlockNotAllowed");
            else
                foreach (var shape in type.PropertyTypes.Cast<PropertyShape>())
                    CheckInside(value, element, shape, place);
        }
    }

    /// <summary>A value that is not there has no index: its place is named the way the backoffice's client queries one.</summary>
    static void CheckInside(CheckedValue value, JsonElement element, PropertyShape shape, string place)
    {
        var found = false;
        var index = -1;
        foreach (var inside in element.Items("values"))
        {
            index++;
            var culture = inside.Text("culture") ?? "";
            if (
                inside.Text("alias") != shape.Alias
                || (culture.Length > 0 && value.Culture.Length > 0 && culture != value.Culture)
            )
                continue;
            found = true;
            CheckValue.Run(
                value with
                {
                    Text = inside.Text("value") ?? "",
                    Shape = shape,
                    Path = $"{place}.values[{index}].value",
                }
            );
        }
        if (!found)
            CheckValue.Run(
                value with
                {
                    Text = "",
                    Shape = shape,
                    Path = $"{place}.values[?(@.alias == '{shape.Alias}' && @.culture == null && @.segment == null)].value",
                }
            );
    }
}
