using System.Text.Json;
using Cms.Delivery;
using Markdig;
using Umbraco.Cms.Core.Strings;

namespace Cms.Published.Conversion;

internal sealed class MarkdownConverter : PropertyConverter
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .DisableHtml()
        .Build();

    public override Type ClrType => typeof(IHtmlEncodedString);

    public override object? Read(string stored, ConversionScope scope) =>
        new HtmlEncodedString(scope.Snapshot.Tools.Html.Clean(Markdown.ToHtml(stored, Pipeline)));

    public override void Write(Utf8JsonWriter json, object value, DeliveryScope scope) => json.WriteStringValue(value.ToString());
}
