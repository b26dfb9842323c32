using System.ComponentModel.DataAnnotations;
using Cms.Published;

namespace Cms.Values;

internal static class TextRules
{
    /// <summary>What a text box stores when its data type says nothing.</summary>
    const int LongestTextBox = 512;

    static readonly EmailAddressAttribute EmailAddress = new();

    public static void Text(CheckedValue value)
    {
        var isBox = value.Shape.EditorAlias == Umbraco.Cms.Core.Constants.PropertyEditors.Aliases.TextBox;
        var most =
            value.Config.Whole("maxChars") is > 0 and var said ? said
            : isBox ? LongestTextBox
            : int.MaxValue;
        if (value.Text.Length > most)
            value.Refuse("TooLong", most, value.Text.Length);
    }

    public static void Email(CheckedValue value)
    {
        if (!EmailAddress.IsValid(value.Text) || value.Text.Any(char.IsWhiteSpace))
            value.Refuse("NotAnAddress");
    }

    public static void Lines(CheckedValue value)
    {
        var lines = value.Text.StartsWith('[')
            ? value.Json?.Items().Count() ?? 0
            : value.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Length;
        value.Count(lines, value.Config.Whole("min"), value.Config.Whole("max"));
    }
}
