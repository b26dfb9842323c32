using Cms.DocumentTypes;
using Umbraco.Cms.Core.Models;

namespace Cms.Documents;

/// <summary>What the types say of a node: where it may stand, which properties it has, whether it varies.</summary>
internal sealed class TypeRules(IReadOnlyList<TypeRow> types)
{
    public TypeRow? Find(Guid key) => types.FirstOrDefault(type => type.Key == key);

    public bool MayStand(TypeRow type, Guid? parentType) =>
        parentType is { } parent
            ? Find(parent)?.Definition.AllowedChildren.Any(child => child.Key == type.Key) == true
            : type.Definition.AllowAtRoot;

    public static bool Varies(TypeRow type) => type.Definition.Variations.HasFlag(ContentVariation.Culture);

    /// <summary>By alias, with those of the compositions; a property varies only where its type does.</summary>
    public Dictionary<string, PropertyDefinition> Properties(TypeRow type) =>
        Parts(type)
            .SelectMany(part => part.Definition.Properties.OrderBy(property => property.SortOrder))
            .DistinctBy(property => property.Alias, StringComparer.Ordinal)
            .ToDictionary(
                property => property.Alias,
                property => property with { Variations = property.Variations & type.Definition.Variations },
                StringComparer.Ordinal
            );

    /// <summary>Itself first, then its compositions and theirs.</summary>
    public List<TypeRow> Parts(TypeRow type)
    {
        var parts = new List<TypeRow> { type };
        for (var index = 0; index < parts.Count; index++)
            foreach (var key in parts[index].Definition.Compositions)
                if (Find(key) is { } other && !parts.Contains(other))
                    parts.Add(other);
        return parts;
    }

    /// <summary>Whether names and values are of this type: its properties, and cultures where it varies and only there.</summary>
    public EditingStatus Check(TypeRow type, NodeContent content, Func<string, bool> isLanguage)
    {
        var varies = Varies(type);
        if (content.Names.Count == 0 || content.Names.Values.Any(string.IsNullOrWhiteSpace))
            return EditingStatus.NameMissing;
        if (content.Names.Keys.Any(culture => culture.Length > 0 != varies || (varies && !isLanguage(culture))))
            return EditingStatus.InvalidCulture;
        var properties = Properties(type);
        foreach (var (culture, values) in content.Values)
        foreach (var alias in values.Keys)
        {
            if (!properties.TryGetValue(alias, out var property))
                return EditingStatus.PropertyTypeNotFound;
            if (
                culture.Length > 0 != property.Variations.HasFlag(ContentVariation.Culture)
                || (culture.Length > 0 && !isLanguage(culture))
            )
                return EditingStatus.InvalidCulture;
        }
        return EditingStatus.Success;
    }
}
