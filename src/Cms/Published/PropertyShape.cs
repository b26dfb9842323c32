using System.Text.Json;
using Cms.DataTypes;
using Cms.DocumentTypes;
using Cms.Published.Conversion;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;

namespace Cms.Published;

/// <summary>A property of a published type: its alias, its data type, and how its stored value is read.</summary>
internal sealed class PropertyShape : IPublishedPropertyType
{
    public PropertyShape(
        IPublishedContentType type,
        PropertyDefinition property,
        ContentVariation typeVaries,
        DataTypeRow dataType
    )
    {
        ContentType = type;
        Definition = property;
        Alias = property.Alias;
        Variations = property.Variations & typeVaries;
        Config = JsonDocument.Parse(dataType.Config).RootElement;
        Converter = PropertyConverters.For(dataType.EditorAlias, Config);
        DataType = new(dataType.Id, dataType.EditorAlias, dataType.EditorUiAlias, new Lazy<object?>(() => Config));
    }

    public IPublishedContentType ContentType { get; }

    /// <summary>What editors decided about it: mandatory, pattern, words.</summary>
    public PropertyDefinition Definition { get; }
    public string Alias { get; }
    public ContentVariation Variations { get; }
    public PublishedDataType DataType { get; }

    /// <summary>The data type's settings.</summary>
    public JsonElement Config { get; }
    public PropertyConverter Converter { get; }
    public bool VariesByCulture => Variations.HasFlag(ContentVariation.Culture);

    public string EditorAlias => DataType.EditorAlias;
    public string EditorUiAlias => DataType.EditorUiAlias ?? "";
    public bool IsUserProperty => true;
    public PropertyCacheLevel CacheLevel => PropertyCacheLevel.Element;
    public PropertyCacheLevel DeliveryApiCacheLevel => PropertyCacheLevel.Element;
    public Type ModelClrType => Converter.ClrType;
    public Type ClrType => Converter.ClrType;

    public bool? IsValue(object? value, PropertyValueLevel level) => value is not null && Converter.IsValue(value);

    /// <summary>Values are converted by <see cref="PublishedProperty"/>, in one step: the intermediate is the source.</summary>
    public object? ConvertSourceToInter(IPublishedElement owner, object? source, bool preview) => source;

    public object? ConvertInterToObject(IPublishedElement owner, PropertyCacheLevel level, object? inter, bool preview) =>
        owner.GetProperty(Alias)?.GetValue();

    public object? ConvertInterToDeliveryApiObject(
        IPublishedElement owner,
        PropertyCacheLevel level,
        object? inter,
        bool preview,
        bool expanding
    ) => owner.GetProperty(Alias)?.GetDeliveryApiValue(expanding);
}
