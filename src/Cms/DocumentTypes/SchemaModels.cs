using System.Text.Json;
using Cms.DataTypes;
using Cms.Published;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Strings;

namespace Cms.DocumentTypes;

/// <summary>The types as Umbraco's own models: what plugins read to know what is mandatory, and how a value is checked.</summary>
internal sealed class SchemaModels
{
    readonly IShortStringHelper _strings;
    readonly Dictionary<Guid, TypeRow> _rows;

    public SchemaModels(SnapshotRows rows, IShortStringHelper strings)
    {
        _strings = strings;
        _rows = rows.Types.ToDictionary(type => type.Key);
        DataTypes = rows.DataTypes.ToDictionary(type => type.Key, DataType);
        foreach (var row in rows.Types)
            Build(row);
    }

    public Dictionary<Guid, IDataType> DataTypes { get; }
    public Dictionary<Guid, IContentType> DocumentTypes { get; } = [];
    public Dictionary<Guid, IMediaType> MediaTypes { get; } = [];

    static IDataType DataType(DataTypeRow row) =>
        new DataType(new StoredEditor(row.EditorAlias), NoConfigurationObjects.Serializer)
        {
            Id = row.Id,
            Key = row.Key,
            Name = row.Name,
            EditorUiAlias = row.EditorUiAlias ?? "",
            DatabaseType = StoredEditor.StorageOf(row.EditorAlias),
            ConfigurationData = (IDictionary<string, object>)Plain(JsonDocument.Parse(row.Config).RootElement)!, // an object, the reader saw to it
        };

    ContentTypeCompositionBase? Build(TypeRow row)
    {
        if (row.Kind == TypeKind.Media)
        {
            if (MediaTypes.GetValueOrDefault(row.Key) is MediaType known)
                return known;
            var media = new MediaType(_strings, -1);
            MediaTypes[row.Key] = media;
            return Fill(media, row);
        }
        if (DocumentTypes.GetValueOrDefault(row.Key) is ContentType before)
            return before;
        var type = new ContentType(_strings, -1);
        DocumentTypes[row.Key] = type;
        return Fill(type, row);
    }

    ContentTypeCompositionBase Fill(ContentTypeCompositionBase type, TypeRow row)
    {
        var definition = row.Definition;
        (type.Id, type.Key, type.Alias, type.Name) = (row.Id, row.Key, row.Alias, definition.Name);
        (type.Icon, type.Description) = (definition.Icon, definition.Description);
        (type.AllowedAsRoot, type.IsElement, type.Variations) = (
            definition.AllowAtRoot,
            definition.IsElement,
            definition.Variations
        );
        type.AllowedContentTypes = definition.AllowedChildren.Select(child => new ContentTypeSort(
            child.Key,
            child.SortOrder,
            child.Alias
        ));
        foreach (var group in definition.Groups)
        {
            type.AddPropertyGroup(group.Alias, group.Caption);
            var added = type.PropertyGroups[group.Alias];
            (added.Key, added.SortOrder) = (group.Key, group.SortOrder);
            added.Type = group.IsTab ? PropertyGroupType.Tab : PropertyGroupType.Group;
        }
        foreach (var property in definition.Properties.Where(p => DataTypes.ContainsKey(p.DataType)).OrderBy(p => p.SortOrder))
            if (property.Group is { } group && type.PropertyGroups.Contains(group))
                type.AddPropertyType(Property(property), group);
            else
                type.AddPropertyType(Property(property));
        foreach (var key in definition.Compositions)
            if (_rows.TryGetValue(key, out var other) && Build(other) is { } composition)
                type.AddContentType(composition);
        return type;
    }

    PropertyType Property(PropertyDefinition property) =>
        new(_strings, DataTypes[property.DataType], property.Alias)
        {
            Key = property.Key,
            Name = property.Name,
            Description = property.Description,
            Mandatory = property.Mandatory,
            MandatoryMessage = property.MandatoryMessage,
            ValidationRegExp = property.Validation,
            ValidationRegExpMessage = property.ValidationMessage,
            SortOrder = property.SortOrder,
            LabelOnTop = property.LabelOnTop,
            Variations = property.Variations,
        };

    /// <summary>JSON as the plain values Umbraco's configuration has: text, number, flag, array, dictionary.</summary>
    static object? Plain(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => json.TryGetInt32(out var whole) ? whole : json.GetDecimal(),
            JsonValueKind.Array when json.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                json.EnumerateArray().Select(item => item.GetString()!).ToArray(),
            JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToArray(),
            JsonValueKind.Object => json.EnumerateObject()
                .ToDictionary(p => p.Name, p => Plain(p.Value)!, StringComparer.OrdinalIgnoreCase),
            _ => null,
        };
}
