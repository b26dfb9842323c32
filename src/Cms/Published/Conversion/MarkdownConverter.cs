using System.Text.Json;
using Cms.Delivery;
using Markdig;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Strings;

namespace Cms.Published.Conversion;

internal sealed class MarkdownConverter : FormattedTextConverter
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    public override Type ClrType => typeof(IHtmlEncodedString);

    public override bool IsValue(object value) => !string.IsNullOrWhiteSpace(((RichText)value).Markup);

    public override object? Read(string stored, ConversionScope scope)
    {
        var clean = Clean(stored, scope);
        return new RichText(Finished(clean, scope), new RichTextBlockModel([])) { Stored = clean };
    }

    public override string Clean(string stored, ConversionScope scope) =>
        scope.Snapshot.Tools.Html.Clean(Markdown.ToHtml(stored, Pipeline));

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) =>
        json.WriteStringValue(((RichText)value).Stored);
}
