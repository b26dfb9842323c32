using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Testing;
using Xunit;

namespace House.Tests.Files;

/// <summary>Words live in resource files: French is the neutral one, English is complete.</summary>
public sealed partial class WordsTests
{
    const string English = ".en.resx";

    public static IEnumerable<TheoryDataRow<string>> Resources =>
        SourceFile
            .Below("src", "*.resx")
            .Select(file => file.Path)
            .Where(path => !path.EndsWith(English, StringComparison.Ordinal))
            .Select(path => new TheoryDataRow<string>(path));

    [Theory, MemberData(nameof(Resources))]
    public void Every_word_exists_in_both_languages_with_the_same_places_to_fill(string path)
    {
        var (french, english) = (Read(path), Read(path[..^".resx".Length] + English));
        Rule.Holds("Missing in English.", french.Keys.Except(english.Keys, StringComparer.Ordinal));
        Rule.Holds("Missing in French.", english.Keys.Except(french.Keys, StringComparer.Ordinal));
        Rule.Holds("Empty.", french.Concat(english).Where(word => word.Value.Length == 0).Select(word => word.Key));
        Rule.Holds(
            "Other placeholders in English.",
            french.Keys.Where(key => !Places(french[key]).SetEquals(Places(english[key])))
        );
    }

    [Theory, MemberData(nameof(Resources))]
    public void Every_word_is_said_somewhere(string path) =>
        Rule.Holds($"{path}: no code and no view names these words.", Read(path).Keys.Where(key => !IsNamed(key)));

    /// <summary>
    /// Whole, or, of a word in parts (<c>Problem.TooLong</c>, <c>Comments.one</c>, <c>NotAsAsked.source.link</c>), by its first
    /// part, that may be an enum's value, or its last.
    /// </summary>
    static bool IsNamed(string key) =>
        Says($"\"{key}\"")
        || new[] { "EditingStatus.", "StaffStatus.", "Outcome." }.Any(refusal => Says(refusal + key.Split('.')[0]))
        || (
            key.Split('.') is [var first, .., var last]
            && new[] { $"\"{first}.", $"\"{first}\"", $"Fault.{first}", $"}}.{last}\"" }.Any(Says)
        );

    static bool Says(string text) => Code.Value.Contains(text, StringComparison.Ordinal);

    static readonly Lazy<string> Code = new(() =>
        string.Join('\n', SourceFile.Below("src", "*.cs").Concat(SourceFile.Below("src", "*.cshtml")).Select(file => file.Text))
    );

    [Theory, MemberData(nameof(Resources))]
    public void French_is_typeset_as_French(string path) =>
        Rule.Holds(
            $"{path}: a narrow no-break space (U+202F) before ; ! ?, a no-break space (U+00A0) before : and inside « », the apostrophe ’.",
            Read(path).Where(word => BadFrench().IsMatch(word.Value)).Select(word => $"{word.Key}: {word.Value}")
        );

    [Fact]
    public void The_demonstration_is_typeset_as_French()
    {
        using var file = JsonDocument.Parse(SourceFile.Below("src/Site/Demo", "participation.fr.json").Single().Text);
        Rule.Holds("Texts of the demonstration.", Texts(file.RootElement).Where(text => BadFrench().IsMatch(text)));
    }

    [Theory]
    [InlineData("Pourquoi ?")]
    [InlineData("Pourquoi?")]
    [InlineData("Attention :")]
    [InlineData("« bien\u00A0»")]
    [InlineData("«\u00A0bien »")]
    [InlineData("l'eau")]
    public void Bad_French_is_recognised(string text) => Assert.Matches(BadFrench(), text);

    [Theory]
    [InlineData("Pourquoi\u202F?")]
    [InlineData("Attention\u00A0: {0}")]
    [InlineData("«\u00A0l’eau\u00A0»")]
    [InlineData("https://example.org/?q=1")]
    [InlineData("à 14:30")]
    public void Good_French_is_accepted(string text) => Assert.DoesNotMatch(BadFrench(), text);

    static Dictionary<string, string> Read(string path)
    {
        var file = Path.Combine(Repository.Root, path);
        Assert.True(File.Exists(file), $"{path} is missing.");
        return XDocument
            .Load(file)
            .Descendants("data")
            .ToDictionary(
                word => word.Attribute("name")!.Value,
                word => word.Element("value")?.Value ?? "",
                StringComparer.Ordinal
            ); // a word has a name
    }

    static HashSet<string> Places(string text) =>
        Place().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    static IEnumerable<string> Texts(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => [json.GetString() ?? ""],
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Texts(property.Value)),
            _ => [],
        };

    [GeneratedRegex(@"\{\d+", RegexOptions.None, 5_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"[ \t][;:!?»](?!\))|«[ \t\p{L}]|\p{L}»|\p{L}'\p{L}|\p{L}[;:!?](\s|$)", RegexOptions.None, 5_000)]
    private static partial Regex BadFrench();
}
