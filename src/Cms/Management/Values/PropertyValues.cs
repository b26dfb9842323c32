using System.Text.Json.Nodes;
using Cms.Documents;
using Umbraco.Cms.Core.Models;

namespace Cms.Management.Values;

/// <summary>A property's value in an answer.</summary>
internal sealed record ValueModel(string Alias, string? Culture, string? Segment, object? Value, string EditorAlias);

/// <summary>A property's value in a request. What else it says (`editorAlias`, `entityType`) is not believed.</summary>
internal sealed record ValueForm(string Alias, string? Culture, string? Segment, JsonNode? Value);

/// <summary>A name in a request, with what the client knows of that variant.</summary>
/// <param name="UpdateDate">When what it shows was saved.</param>
internal sealed record VariantForm(string? Culture, string? Segment, string? Name, DateTimeOffset? UpdateDate);

internal static class PropertyValues
{
    public static IReadOnlyList<ValueModel> Open(NodeContent content, Guid type, Elements elements)
    {
        var values = new List<ValueModel>();
        foreach (var property in elements.PropertiesOf(type).Values)
        {
            var editor = elements.EditorOf(property) ?? "";
            var cultures = property.Variations.HasFlag(ContentVariation.Culture) ? content.Names.Keys : (IEnumerable<string>)[""];
            foreach (var culture in cultures)
                if (content.Value(property.Alias, culture) is { } stored)
                    values.Add(
                        new(property.Alias, NullIfEmpty(culture), null, EditorValue.Open(editor, stored, elements), editor)
                    );
        }
        return values;
    }

    /// <summary>As it is stored. A property that the type does not have is kept for who checks to find.</summary>
    public static NodeContent Store(
        IEnumerable<VariantForm> variants,
        IEnumerable<ValueForm> values,
        Guid type,
        Elements elements
    )
    {
        var content = new NodeContent
        {
            Names = new(StringComparer.OrdinalIgnoreCase),
            Values = new(StringComparer.OrdinalIgnoreCase),
        };
        foreach (var variant in variants)
            content.Names[variant.Culture ?? ""] = variant.Name ?? "";
        foreach (var value in values)
        {
            var culture = value.Culture ?? "";
            if (culture.Length > 0 && !content.Names.ContainsKey(culture))
                continue; // of a variant that has no name yet: nothing is kept of it
            var editor = elements.EditorOf(type, value.Alias);
            var stored = editor is null ? "" : EditorValue.Store(editor, value.Value, elements);
            if (stored is null)
                continue;
            if (!content.Values.TryGetValue(culture, out var told))
                content.Values[culture] = told = new(StringComparer.Ordinal);
            told[value.Alias] = stored;
        }
        return content;
    }

    public static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;
}
