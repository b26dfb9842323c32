using System.Text.Json;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>An element that lives inside a property: the content or the settings of a block.</summary>
public sealed class PublishedBlock : IPublishedElement
{
    readonly PublishedProperty[] _properties;

    /// <param name="data">`{contentTypeKey, key, values: [{alias, culture, value}]}`.</param>
    internal PublishedBlock(Guid key, PublishedContentType type, JsonElement data, Snapshot snapshot, PublishedNode document)
    {
        (Key, ContentType) = (key, type);
        var values = Values(data);
        _properties =
        [
            .. type
                .PropertyTypes.Cast<PropertyShape>()
                .Select(shape => new PublishedProperty(
                    shape,
                    culture => values.GetValueOrDefault((shape.Alias, culture)) ?? values.GetValueOrDefault((shape.Alias, "")),
                    snapshot,
                    new(document, key)
                )),
        ];
    }

    public Guid Key { get; }
    public IPublishedContentType ContentType { get; }
    public IEnumerable<IPublishedProperty> Properties => _properties;

    public IPublishedProperty? GetProperty(string alias) =>
        ContentType.GetPropertyIndex(alias) is var index and >= 0 ? _properties[index] : null;

    static Dictionary<(string, string), string> Values(JsonElement data)
    {
        var values = new Dictionary<(string, string), string>();
        foreach (var value in data.Items("values"))
            if (value.Text("alias") is { } alias && value.Text("value") is { Length: > 0 } text)
                values[(alias, value.Text("culture") ?? "")] = text;
        return values;
    }
}
