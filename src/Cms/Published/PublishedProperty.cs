using System.Collections.Concurrent;
using Cms.Published.Conversion;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace Cms.Published;

/// <summary>One property of a published document or block. Converted when first asked for, then remembered.</summary>
/// <param name="stored">The stored text for a culture ("" when the property does not vary), or null.</param>
internal sealed class PublishedProperty(PropertyShape shape, Func<string, string?> stored, Snapshot snapshot, PropertyOwner owner)
    : IPublishedProperty
{
    // Most properties are never asked for in most snapshots.
    ConcurrentDictionary<string, object?>? _converted;

    public PropertyShape Shape => shape;
    public IPublishedPropertyType PropertyType => shape;
    public string Alias => shape.Alias;

    public bool HasValue(string? culture = null, string? segment = null) =>
        GetValue(culture, segment) is { } value && shape.Converter.IsValue(value);

    public object? GetSourceValue(string? culture = null, string? segment = null) =>
        stored(shape.VariesByCulture ? snapshot.CultureOf(culture) : "");

    public object? GetValue(string? culture = null, string? segment = null)
    {
        var asked = shape.VariesByCulture || shape.Converter.ReadsCulture ? snapshot.CultureOf(culture) : "";
        var converted = LazyInitializer.EnsureInitialized(ref _converted, () => new(1, 1, StringComparer.OrdinalIgnoreCase))!;
        return converted.TryGetValue(asked, out var value) ? value : converted[asked] = Convert(asked);
    }

    public object? GetDeliveryApiValue(bool expanding, string? culture = null, string? segment = null) =>
        GetValue(culture, segment);

    /// <summary>A formatted text made safe and not finished yet; null when there is none.</summary>
    public string? CleanText(string culture) =>
        shape.Converter is FormattedTextConverter texts && stored(shape.VariesByCulture ? culture : "") is { Length: > 0 } text
            ? texts.Clean(text, new(snapshot, shape, culture, owner))
            : null;

    object? Convert(string culture)
    {
        var text = stored(shape.VariesByCulture ? culture : "");
        var scope = new ConversionScope(snapshot, shape, culture, owner);
        return string.IsNullOrEmpty(text) ? shape.Converter.WhenEmpty(scope) : shape.Converter.Read(text, scope);
    }
}

/// <param name="Document">The document that the property stands in, be it inside a block.</param>
/// <param name="Element">The key of the document, or of the block.</param>
internal readonly record struct PropertyOwner(PublishedNode Document, Guid Element);
