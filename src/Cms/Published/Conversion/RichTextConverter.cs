using System.Text.Json;
using Cms.Delivery;
using Umbraco.Cms.Core.Models.Blocks;

namespace Cms.Published.Conversion;

/// <summary>`{"markup", "blocks"}`, or older plain HTML.</summary>
internal sealed class RichTextConverter : FormattedTextConverter
{
    public override Type ClrType => typeof(RichText);

    public override bool IsValue(object value) => !string.IsNullOrWhiteSpace(((RichText)value).Markup);

    public override object? Read(string stored, ConversionScope scope)
    {
        var json = stored.StartsWith('{') ? JsonReading.Parse(stored) : null;
        var blocks = json?.Get("blocks") is { } data
            ? Blocks
                .Read(data, "Umbraco.RichText", scope)
                .Select(block => new RichTextBlockItem(block.Key, block.Content, block.SettingsKey, block.Settings!)) // see BlockListConverter
                .ToList()
            : [];
        return new RichText(Finished(Clean(stored, scope), scope), new RichTextBlockModel(blocks)) { Stored = Markup(stored) };
    }

    public override string Clean(string stored, ConversionScope scope) =>
        scope.Snapshot.Tools.Html.Clean(
            LocalLinks.Resolve(Markup(stored), scope),
            body => LibraryImages.Resolve(body, scope.Snapshot)
        );

    static string Markup(string stored) =>
        stored.StartsWith('{') && JsonReading.Parse(stored) is { } rich ? rich.Text("markup") ?? "" : stored;

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) =>
        DeliveredText.Write(json, (RichText)value, scope);
}
