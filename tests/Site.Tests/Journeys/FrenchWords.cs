using System.Text.RegularExpressions;
using System.Xml.Linq;
using Testing;

namespace Site.Tests.Journeys;

/// <summary>Every sentence that the interface says in French and otherwise in English, read from the resource files.</summary>
sealed class FrenchWords
{
    /// <summary>What is left of a sentence without its values must be long enough to be recognised.</summary>
    const int ShortestPattern = 8;

    readonly HashSet<string> _sentences = new(StringComparer.Ordinal);
    readonly List<Regex> _patterns = [];

    public FrenchWords()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.en.resx", SearchOption.AllDirectories)
            .Select(english =>
                (French: Read(english.Replace(".en.resx", ".resx", StringComparison.Ordinal)), English: Read(english))
            )
            .ToList();
        var english = files.SelectMany(file => file.English.Values).ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in files.SelectMany(file => file.French.Values).Where(sentence => !english.Contains(sentence)))
            Add(sentence);
    }

    /// <summary>Those among these texts of a page that are sentences of the French interface.</summary>
    public IEnumerable<string> Among(IEnumerable<string> texts) =>
        texts
            .Select(text => text.Trim())
            .Where(text => _sentences.Contains(text) || _patterns.Exists(pattern => pattern.IsMatch(text)));

    void Add(string sentence)
    {
        var parts = Regex.Split(sentence.Trim(), @"\{\d[^}]*\}");
        if (parts.Length == 1)
            _sentences.Add(parts[0]);
        else if (parts.Sum(part => part.Length) >= ShortestPattern)
            _patterns.Add(new Regex("^" + string.Join(".+", parts.Select(Regex.Escape)) + "$", RegexOptions.CultureInvariant));
    }

    static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(file)
            .Root!.Elements("data") // a resource file has a root
            .ToDictionary(
                data => (string)data.Attribute("name")!,
                data => (string?)data.Element("value") ?? "",
                StringComparer.Ordinal
            );
}
