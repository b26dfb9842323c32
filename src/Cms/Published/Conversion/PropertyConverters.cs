using System.Collections.Frozen;
using System.Text.Json;
using Editors = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace Cms.Published.Conversion;

/// <summary>Which converter reads which editor. An editor that is not here is read as text.</summary>
internal static class PropertyConverters
{
    static readonly FrozenDictionary<string, PropertyConverter> ByEditor = new Dictionary<string, PropertyConverter>
    {
        [Editors.TextBox] = new TextConverter(),
        [Editors.TextArea] = new TextConverter(),
        [Editors.EmailAddress] = new TextConverter(),
        [Editors.RadioButtonList] = new TextConverter(),
        [Editors.UploadField] = new TextConverter(),
        [Editors.Integer] = new IntegerConverter(),
        [Editors.Decimal] = new DecimalConverter(),
        [Editors.Boolean] = new TrueFalseConverter(),
        [Editors.Slider] = new SliderConverter(),
        [Editors.CheckBoxList] = new TextsConverter(),
        [Editors.Tags] = new TextsConverter(),
        [Editors.MultipleTextstring] = new TextsConverter(),
        [Editors.MemberPicker] = new UnsupportedConverter(),
        [Editors.MemberGroupPicker] = new UnsupportedConverter(),
        [Editors.UserPicker] = new UnsupportedConverter(),
        [Editors.DateTime] = new DateConverter(),
        [Editors.DateTimeUnspecified] = new DateConverter(),
        [Editors.DateTimeWithTimeZone] = new ZonedDateConverter(),
        [Editors.DateOnly] = new DateOnlyConverter(),
        [Editors.TimeOnly] = new TimeOnlyConverter(),
        [Editors.MarkdownEditor] = new MarkdownConverter(),
        [Editors.RichText] = new RichTextConverter(),
        [Editors.ImageCropper] = new ImageCropperConverter(),
        [Editors.ContentPicker] = new ContentPickerConverter(),
    }.ToFrozenDictionary();

    static readonly PropertyConverter Text = new TextConverter();

    public static PropertyConverter For(string editor, JsonElement config) =>
        ByEditor.GetValueOrDefault(editor)
        ?? editor switch
        {
            Editors.DropDownListFlexible => config.Flag("multiple") ? new TextsConverter() : new SingleTextConverter(),
            Editors.ColorPicker => new ColorConverter(labelled: config.Flag("useLabel")),
            Editors.MultiNodeTreePicker when config.Get("startNode")?.Text("type") == "member" => new UnsupportedConverter(),
            Editors.MultiNodeTreePicker => new NodesPickerConverter(single: config.Whole("maxNumber") == 1),
            Editors.MediaPicker3 => new MediaPickerConverter(single: !config.Flag("multiple")),
            Editors.MultiUrlPicker => new LinksConverter(single: config.Whole("maxNumber") == 1),
            Editors.BlockList => new BlockListConverter(single: config.Flag("useSingleBlockMode")),
            Editors.SingleBlock => new BlockListConverter(single: true),
            Editors.Label => Label(config),
            _ => Text,
        };

    /// <summary>A label says of what kind its value is.</summary>
    static PropertyConverter Label(JsonElement config) =>
        config.Text("umbracoDataValueType") switch
        {
            "INT" or "BIGINT" => new IntegerConverter(),
            "DECIMAL" => new DecimalConverter(),
            "DATETIME" or "DATE" => new DateConverter(),
            _ => Text,
        };
}
