using Cms.Documents;
using Cms.DocumentTypes;
using Cms.Published;

namespace Cms.Management.Values;

/// <summary>The schema as the snapshot has it, asked by key: which editor writes a property.</summary>
internal sealed class Elements(Snapshot snapshot)
{
    readonly Dictionary<Guid, Dictionary<string, PropertyDefinition>> _properties = [];
    readonly Dictionary<Guid, string> _editors = snapshot.Rows.DataTypes.ToDictionary(type => type.Key, type => type.EditorAlias);

    public TypeRules Rules { get; } = new(snapshot.Rows.Types);

    public string? EditorOf(Guid type, string alias) =>
        PropertiesOf(type).GetValueOrDefault(alias) is { } property ? EditorOf(property) : null;

    public string? EditorOf(PropertyDefinition property) => _editors.GetValueOrDefault(property.DataType);

    public Dictionary<string, PropertyDefinition> PropertiesOf(Guid type)
    {
        if (!_properties.TryGetValue(type, out var properties))
            _properties[type] = properties = Rules.Find(type) is { } row ? Rules.Properties(row) : [];
        return properties;
    }
}
