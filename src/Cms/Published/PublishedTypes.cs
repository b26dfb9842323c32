using System.Collections.Frozen;
using Cms.DocumentTypes;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>Types with the properties of their compositions, in the order editors see them.</summary>
internal sealed class PublishedTypes
{
    readonly Dictionary<Guid, TypeRow> _rows;
    readonly Dictionary<Guid, DataTypes.DataTypeRow> _dataTypes;

    public PublishedTypes(SnapshotRows rows)
    {
        _rows = rows.Types.ToDictionary(type => type.Key);
        _dataTypes = rows.DataTypes.ToDictionary(type => type.Key);
        ByKey = rows.Types.ToFrozenDictionary(type => type.Key, Publish);
    }

    public FrozenDictionary<Guid, PublishedContentType> ByKey { get; }

    PublishedContentType Publish(TypeRow type)
    {
        var composed = Composed(type);
        return new(
            type.Key,
            type.Id,
            type.Alias,
            type.Definition.IsElement ? PublishedItemType.Element
                : type.Kind == TypeKind.Media ? PublishedItemType.Media
                : PublishedItemType.Content,
            composed.Where(other => other != type).Select(other => other.Alias),
            published =>
                composed.SelectMany(part => Shapes(part, published, type.Definition.Variations)).DistinctBy(shape => shape.Alias),
            type.Definition.Variations,
            type.Definition.IsElement
        );
    }

    /// <summary>Itself first, then its compositions and theirs.</summary>
    List<TypeRow> Composed(TypeRow type)
    {
        var found = new List<TypeRow> { type };
        for (var index = 0; index < found.Count; index++)
            foreach (var key in found[index].Definition.Compositions)
                if (_rows.TryGetValue(key, out var other) && !found.Contains(other))
                    found.Add(other);
        return found;
    }

    IEnumerable<PropertyShape> Shapes(TypeRow part, IPublishedContentType type, ContentVariation varies) =>
        part
            .Definition.Properties.Where(property => _dataTypes.ContainsKey(property.DataType))
            .OrderBy(property => property.SortOrder)
            .Select(property => new PropertyShape(type, property, varies, _dataTypes[property.DataType]));
}
