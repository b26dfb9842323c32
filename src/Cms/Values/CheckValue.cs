using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Editors = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace Cms.Values;

/// <summary>What every value goes through: mandatory, then its editor's own rules, then the pattern of the property.</summary>
internal static class CheckValue
{
    /// <summary>An editor's pattern may be slow by accident or by malice.</summary>
    static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(250);

    /// <summary>An editor that is not here stores text of which nothing is known.</summary>
    static readonly FrozenDictionary<string, Action<CheckedValue>> ByEditor = new Dictionary<string, Action<CheckedValue>>
    {
        [Editors.TextBox] = TextRules.Text,
        [Editors.TextArea] = TextRules.Text,
        [Editors.EmailAddress] = TextRules.Email,
        [Editors.MultipleTextstring] = TextRules.Lines,
        [Editors.Integer] = NumberRules.Whole,
        [Editors.Decimal] = NumberRules.Decimal,
        [Editors.Slider] = NumberRules.Slider,
        [Editors.Boolean] = NumberRules.Flag,
        [Editors.RadioButtonList] = ChoiceRules.One,
        [Editors.DropDownListFlexible] = ChoiceRules.Dropdown,
        [Editors.CheckBoxList] = ChoiceRules.Many,
        [Editors.Tags] = ChoiceRules.Tags,
        [Editors.ColorPicker] = ChoiceRules.Color,
        [Editors.DateTime] = DateRules.Date,
        [Editors.DateTimeUnspecified] = DateRules.Date,
        [Editors.DateTimeWithTimeZone] = DateRules.Date,
        [Editors.DateOnly] = DateRules.Date,
        [Editors.TimeOnly] = DateRules.Date,
        [Editors.ImageCropper] = FileRules.Cropper,
        [Editors.UploadField] = FileRules.Upload,
        [Editors.ContentPicker] = PickerRules.Document,
        [Editors.MultiNodeTreePicker] = PickerRules.Nodes,
        [Editors.MediaPicker3] = PickerRules.Media,
        [Editors.MultiUrlPicker] = PickerRules.Links,
        [Editors.BlockList] = BlockRules.List,
        [Editors.SingleBlock] = BlockRules.List,
        [Editors.BlockGrid] = BlockRules.List,
        [Editors.RichText] = BlockRules.RichText,
    }.ToFrozenDictionary();

    public static void Run(CheckedValue value)
    {
        var definition = value.Shape.Definition;
        if (Emptiness.IsEmpty(value))
        {
            if (definition.Mandatory)
                Say(definition.MandatoryMessage, "Mandatory");
            else
                Emptiness.CheckLeast(value);
            return;
        }
        ByEditor.GetValueOrDefault(value.Shape.EditorAlias)?.Invoke(value);
        if (definition.Validation is { Length: > 0 } pattern && !Matches(value.Text, pattern))
            Say(definition.ValidationMessage, "NotAsAsked");

        void Say(string? own, string word)
        {
            if (string.IsNullOrWhiteSpace(own))
                value.Refuse(word);
            else
                value.Faults.Say(value.Path, own);
        }
    }

    static bool Matches(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.None, LongestMatch);
        }
        catch (Exception broken) when (broken is ArgumentException or RegexMatchTimeoutException)
        {
            return broken is ArgumentException; // a pattern that is none refuses nobody, as in Umbraco
        }
    }
}
