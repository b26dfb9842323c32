using System.Text.Json;
using System.Text.RegularExpressions;
using Testing;
using Xunit;

namespace House.Tests.Files;

/// <summary>What the backoffice's client says in English for want of French words. The list only shrinks.</summary>
public sealed partial class BackofficeFrenchTests
{
    static readonly string Bundles = Path.Combine(Repository.Root, "artifacts/backoffice");
    static readonly string List = Path.Combine(Repository.Root, "tests/House.Tests/backoffice-english.txt");

    [Fact]
    public void What_is_still_in_English_is_known()
    {
        if (!File.Exists(Path.Combine(Bundles, "current")))
            Assert.Skip("The backoffice is not built: Node.js is needed.");
        var version = File.ReadAllText(Path.Combine(Bundles, "current")).Trim();
        using var words = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bundles, version, "words.json")));
        var ours = Ours();
        var english = Keys(words, "en")
            .Except(Keys(words, "fr"), StringComparer.Ordinal)
            .Except(ours, StringComparer.Ordinal)
            .ToList();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") is { Length: > 0 })
            File.WriteAllLines(List, english.Order(StringComparer.Ordinal));
        var known = File.ReadAllLines(List);
        Rule.Holds("Say it in src/Cms/Backoffice/Assets/own/french.js.", english.Except(known, StringComparer.Ordinal));
        Rule.Holds("It is said in French now: take it off the list.", known.Except(english, StringComparer.Ordinal));
        Rule.Holds("The client has no such word.", ours.Except(Keys(words, "en"), StringComparer.Ordinal));
    }

    static List<string> Ours() =>
        Word()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "src/Cms/Backoffice/Assets/own/french.js")))
            .Select(word => word.Groups[1].Value)
            .ToList();

    static IEnumerable<string> Keys(JsonDocument words, string language) =>
        words.RootElement.GetProperty(language).EnumerateObject().Select(word => word.Name);

    [GeneratedRegex(@"^  (\w+_\w+):", RegexOptions.Multiline, 5_000)]
    private static partial Regex Word();
}
