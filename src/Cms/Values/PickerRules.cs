using System.Text.Json;
using Cms.Published;
using Cms.Published.Conversion;
using Umbraco.Cms.Core;

namespace Cms.Values;

/// <summary>
/// What is picked is of a type that the data type allows. What is not published yet cannot be looked at here and is let
/// pass: it is left out where it would be shown, until it is.
/// </summary>
internal static class PickerRules
{
    public static void Document(CheckedValue value)
    {
        if (KeyOf(value.Text, Constants.UdiEntityType.Document) is null)
            value.Refuse("NotReadable");
    }

    public static void Nodes(CheckedValue value)
    {
        var picked = value.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        value.Count(picked.Length, value.Config.Whole("minNumber"), value.Config.Whole("maxNumber"));
        var entity =
            value.Config.Get("startNode")?.Text("type") == "media"
                ? Constants.UdiEntityType.Media
                : Constants.UdiEntityType.Document;
        foreach (var one in picked)
            if (KeyOf(one, entity) is { } key)
                Allowed(value, key);
            else
                value.Refuse("NotReadable");
    }

    public static void Media(CheckedValue value)
    {
        if (value.Json is not { ValueKind: JsonValueKind.Array } json)
        {
            value.Refuse("NotReadable");
            return;
        }
        var picked = json.Items().ToList();
        var limit = value.Config.Get("validationLimit");
        var most = value.Config.Flag("multiple") ? limit?.Whole("max") : 1;
        value.Count(picked.Count, limit?.Whole("min"), most);
        foreach (var item in picked)
            if (item.Key("mediaKey") is { } key)
                Allowed(value, key);
            else
                value.Refuse("NotReadable");
    }

    public static void Links(CheckedValue value)
    {
        if (value.Json is not { ValueKind: JsonValueKind.Array } json)
        {
            value.Refuse("NotReadable");
            return;
        }
        var links = json.Items().ToList();
        value.Count(links.Count, value.Config.Whole("minNumber"), value.Config.Whole("maxNumber"));
        foreach (var link in links)
            if ((link.Text("udi") ?? link.Text("unique")) is not { Length: > 0 })
                CheckAddress(value, link.Text("url") + link.Text("queryString"));
    }

    static void CheckAddress(CheckedValue value, string address)
    {
        if (address.Length == 0)
            value.Refuse("LinkNowhere");
        else if (!SafeHtml.IsSafeAddress(address))
            value.Refuse("UnsafeAddress", address);
    }

    static void Allowed(CheckedValue value, Guid key)
    {
        var allowed = (value.Config.Text("filter") ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var node = value.Snapshot.Documents.GetValueOrDefault(key) ?? value.Snapshot.Media.GetValueOrDefault(key);
        if (allowed.Length == 0 || node is null)
            return;
        var type = node.ContentType;
        if (
            !allowed.Any(one =>
                Guid.TryParse(one, out var typeKey)
                    ? typeKey == type.Key
                    : one.Equals(type.Alias, StringComparison.OrdinalIgnoreCase)
            )
        )
            value.Refuse("TypeNotAllowed", node.Name);
    }

    /// <summary>`umb://document/…` or the key alone; null for anything else.</summary>
    static Guid? KeyOf(string text, string entity) =>
        Guid.TryParse(text, out var key) ? key
        : UdiParser.TryParse<GuidUdi>(text, out var udi) && udi.EntityType == entity ? udi.Guid
        : null;
}
