using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Blocks;

namespace Cms.Published.Conversion;

internal sealed class BlockListConverter(bool single) : PropertyConverter
{
    public override Type ClrType => single ? typeof(BlockListItem) : typeof(BlockListModel);

    /// <summary>Blocks may be exposed in one language only.</summary>
    public override bool ReadsCulture => true;

    public override object? Read(string stored, ConversionScope scope)
    {
        if (JsonReading.Parse(stored) is not { } json)
            return WhenEmpty(scope);
        var blocks = Blocks
            .Read(json, scope.Shape.EditorAlias, scope)
            .Select(block => new BlockListItem(block.Key, block.Content, block.SettingsKey, block.Settings!)) // settings may be null, says Core's own property
            .ToList();
        return single ? blocks.FirstOrDefault() : new BlockListModel(blocks);
    }

    public override object? WhenEmpty(ConversionScope scope) => single ? null : BlockListModel.Empty;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope)
    {
        var one = scope.Shape.EditorAlias == Constants.PropertyEditors.Aliases.SingleBlock;
        if (one && value is BlockListItem only)
        {
            scope.WriteBlock(json, (PublishedBlock)only.Content, (PublishedBlock?)only.Settings);
            return;
        }
        json.WriteStartObject();
        json.WriteStartArray("items");
        foreach (var block in value as IEnumerable<BlockListItem> ?? [(BlockListItem)value])
            scope.WriteBlock(json, (PublishedBlock)block.Content, (PublishedBlock?)block.Settings);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
