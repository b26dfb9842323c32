using System.Text.Json;
using System.Text.RegularExpressions;
using Cms.Published;
using Cms.Published.Conversion;

namespace Cms.Values;

/// <summary>Values that come from the list of the data type.</summary>
internal static partial class ChoiceRules
{
    public static void One(CheckedValue value) => Listed(value, [value.Text]);

    public static void Dropdown(CheckedValue value)
    {
        if (Texts(value) is not { } chosen)
            return;
        if (chosen.Length > 1 && !value.Config.Flag("multiple"))
            value.Refuse("TooMany", 1, chosen.Length);
        Listed(value, chosen);
    }

    public static void Many(CheckedValue value)
    {
        if (Texts(value) is { } chosen)
            Listed(value, chosen);
    }

    public static void Tags(CheckedValue value) => Texts(value);

    public static void Color(CheckedValue value)
    {
        var color = value.Text.StartsWith('{') ? value.Json?.Text("value") ?? "" : value.Text;
        var listed = value.Config.Items("items").Select(item => Hex(item.Text("value") ?? item.Text() ?? "")).ToList();
        if (!HexColor().IsMatch(color))
            value.Refuse("NotAColor");
        else if (listed.Count > 0 && !listed.Contains(Hex(color)))
            value.Refuse("NotListed", color);
    }

    static void Listed(CheckedValue value, IEnumerable<string> chosen)
    {
        var listed = value.Config.Items("items").Select(item => item.Text("value") ?? item.Text()).ToList();
        if (listed.Count > 0)
            foreach (var other in chosen.Where(choice => choice.Length > 0 && !listed.Contains(choice)))
                value.Refuse("NotListed", other);
    }

    static string[]? Texts(CheckedValue value)
    {
        if (value.Text.StartsWith('[') && value.Json is not { ValueKind: JsonValueKind.Array })
        {
            value.Refuse("NotReadable");
            return null;
        }
        return TextsConverter.Texts(value.Text);
    }

    static string Hex(string color) => color.TrimStart('#').ToLowerInvariant();

    [GeneratedRegex("^#?(?:[0-9a-f]{3}|[0-9a-f]{6})$", RegexOptions.IgnoreCase, 250)]
    private static partial Regex HexColor();
}
