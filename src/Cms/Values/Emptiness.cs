using System.Text.RegularExpressions;
using Cms.Published;
using Editors = Umbraco.Cms.Core.Constants.PropertyEditors.Aliases;

namespace Cms.Values;

/// <summary>When a stored value is as good as none: an empty list, a text without words, a switch that is off.</summary>
internal static partial class Emptiness
{
    public static bool IsEmpty(CheckedValue value) =>
        value.Text.AsSpan().Trim() is "" or "[]" or "{}" or "null" or "[\"\"]"
        || value.Shape.EditorAlias switch
        {
            // Umbraco: a mandatory switch is one that must be on.
            Editors.Boolean => value.Shape.Definition.Mandatory && value.Text is "0" or "false" or "False",
            Editors.ImageCropper => value.Text.StartsWith('{') && value.Json?.Text("src") is not { Length: > 0 },
            Editors.RichText => IsEmptyText(value),
            Editors.BlockList or Editors.SingleBlock or Editors.BlockGrid => value.Json
                is { ValueKind: System.Text.Json.JsonValueKind.Object } json
                && !BlockRules.Layout(json).Any(),
            Editors.DateOnly or Editors.TimeOnly or Editors.DateTimeUnspecified or Editors.DateTimeWithTimeZone =>
                value.Text.StartsWith('{') && value.Json?.Text("date") is not { Length: > 0 },
            _ => false,
        };

    /// <summary>A list that asks for two is not content with none, mandatory or not.</summary>
    public static void CheckLeast(CheckedValue value)
    {
        var limit = value.Shape.EditorAlias switch
        {
            Editors.BlockList or Editors.BlockGrid or Editors.MediaPicker3 => value.Config.Get("validationLimit")?.Whole("min"),
            Editors.MultiNodeTreePicker or Editors.MultiUrlPicker => value.Config.Whole("minNumber"),
            _ => null,
        };
        value.Count(0, limit, null);
    }

    static bool IsEmptyText(CheckedValue value)
    {
        var json = value.Text.StartsWith('{') ? value.Json : null;
        var markup = json is { } rich ? rich.Text("markup") ?? "" : value.Text;
        return !Shown().IsMatch(markup)
            && string.IsNullOrWhiteSpace(Tag().Replace(markup, "").Replace("&nbsp;", "", StringComparison.Ordinal));
    }

    [GeneratedRegex("<(?:img|video|audio|iframe|hr|umb-rte-block)", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Shown();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 500)]
    private static partial Regex Tag();
}
