using System.Globalization;
using System.Text.Json.Serialization;

namespace Participation.Questionnaires;

/// <summary>Words of an editor in both languages; what is missing in one is said in the other.</summary>
/// <param name="French">Null when it is not written.</param>
/// <param name="English">Null when it is not translated.</param>
public sealed record Translated(
    [property: JsonPropertyName("fr")] string? French,
    [property: JsonPropertyName("en")] string? English = null
)
{
    public static readonly Translated Nothing = new(null, null);

    /// <summary>In the reader's language.</summary>
    public string Here() => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    /// <param name="language"><c>fr</c> or <c>en</c>.</param>
    public string In(string language) => (language == "en" ? English ?? French : French ?? English) ?? "";

    [JsonIgnore]
    public bool IsEmpty => French is null && English is null;

    /// <summary>Written in one language and not in the other.</summary>
    [JsonIgnore]
    public bool IsHalf => French is null != English is null;
}
