using Cms.Documents;
using Cms.Published;
using Microsoft.Extensions.Localization;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;

namespace Cms.Values;

/// <summary>
/// Whether the values of a document or a medium are what its type and its data types ask for: mandatory ones present,
/// patterns, limits, choices, allowed types, and the same inside blocks, however deep. Nothing is written.
/// </summary>
/// <remarks>
/// To publish, everything must hold. To save a draft, Umbraco keeps what was typed and shows the faults beside it: whether
/// they refuse is for the caller to say. Messages are in the language of the request; an editor's own come first.
/// </remarks>
public sealed class ValidateValues(SnapshotSource snapshots, IStringLocalizer<ValidateValues> words)
{
    /// <param name="type">Key of the document, element or media type.</param>
    /// <param name="content">Stored values as <see cref="NodeContent"/> keeps them, those of compositions included.</param>
    /// <param name="cultures">Those to check besides what does not vary; all that have a name when null.</param>
    /// <returns>
    /// One error a place, in the order of the type: the property's alias, its culture (null when it does not vary), no
    /// segment, and the place inside its value (<c>""</c> for the value itself,
    /// <c>.contentData[0].values[1].value</c> in a block), which the Management API writes after
    /// <c>$.values[n].value</c>. Empty when all holds, or when there is no such type.
    /// </returns>
    public IReadOnlyList<PropertyValidationError> Run(Guid type, NodeContent content, IEnumerable<string>? cultures = null)
    {
        var snapshot = snapshots.Current;
        if (!snapshot.Types.TryGetValue(type, out var published))
            return [];
        var asked = (cultures ?? content.Names.Keys).Where(culture => culture.Length > 0).ToList();
        var faults = new List<PropertyValidationError>();
        foreach (var shape in published.PropertyTypes.Cast<PropertyShape>())
        foreach (var culture in shape.VariesByCulture ? asked : [""])
        {
            var found = new ValueFaults(words);
            CheckValue.Run(new(content.Value(shape.Alias, culture) ?? "", shape, culture, "", snapshot, found));
            faults.AddRange(
                found.ByPath.Select(fault => new PropertyValidationError
                {
                    Alias = shape.Alias,
                    Culture = culture.Length > 0 ? culture : null,
                    Segment = null,
                    JsonPath = fault.Key,
                    ErrorMessages = [.. fault.Value],
                })
            );
        }
        return faults;
    }
}
