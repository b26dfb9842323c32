using System.Text.Json;

namespace Cms.Published.Conversion;

/// <summary>The parts that every editor of blocks stores in the same way.</summary>
internal static class Blocks
{
    public readonly record struct Block(Guid Key, PublishedBlock Content, Guid? SettingsKey, PublishedBlock? Settings);

    /// <summary>The blocks of a layout, in order, that are exposed in this culture and whose type still exists.</summary>
    public static IEnumerable<Block> Read(JsonElement json, string editor, ConversionScope scope)
    {
        var contents = ByKey(json, "contentData");
        var settings = ByKey(json, "settingsData");
        var exposed = Exposed(json, scope.Culture);
        foreach (var item in json.Get("layout")?.Items(editor) ?? [])
        {
            if (KeyOf(item, "content") is not { } key || exposed?.Contains(key) == false)
                continue;
            if (Element(contents, key, scope) is not { } content)
                continue;
            var settingsKey = KeyOf(item, "settings");
            var chosen = settingsKey is { } k ? Element(settings, k, scope) : null;
            yield return new(key, content, chosen is null ? null : settingsKey, chosen);
        }
    }

    /// <summary>Older layouts name the element by its udi.</summary>
    public static Guid? KeyOf(JsonElement item, string part)
    {
        if (item.Key(part + "Key") is { } key)
            return key;
        var udi = item.Text(part + "Udi");
        return udi is not null && Guid.TryParse(udi.AsSpan(udi.LastIndexOf('/') + 1), out var named) ? named : null;
    }

    static Dictionary<Guid, JsonElement> ByKey(JsonElement json, string part)
    {
        var found = new Dictionary<Guid, JsonElement>();
        foreach (var data in json.Items(part))
            if (data.Key("key") is { } key)
                found[key] = data;
        return found;
    }

    /// <summary>Null when the value was stored before blocks were exposed one by one: then all are.</summary>
    public static HashSet<Guid>? Exposed(JsonElement json, string culture)
    {
        if (json.Get("expose") is not { ValueKind: JsonValueKind.Array } list)
            return null;
        return
        [
            .. list.Items()
                .Where(item =>
                    item.Text("culture") is not { Length: > 0 } named
                    || culture.Length == 0
                    || named.Equals(culture, StringComparison.OrdinalIgnoreCase)
                )
                .Select(item => item.Key("contentKey"))
                .OfType<Guid>(),
        ];
    }

    static PublishedBlock? Element(Dictionary<Guid, JsonElement> elements, Guid key, ConversionScope scope) =>
        elements.TryGetValue(key, out var data)
        && data.Key("contentTypeKey") is { } typeKey
        && scope.Snapshot.Types.TryGetValue(typeKey, out var type)
            ? new PublishedBlock(key, type, data, scope.Snapshot, scope.Owner.Document)
            : null;
}
