using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Participation.Geography;

/// <summary>The communes of the metropolis, read once from the program itself (<c>communes.geojson</c>, IGN 2018).</summary>
public sealed class Communes
{
    readonly Dictionary<string, Commune> _byInsee;
    readonly Dictionary<string, Commune> _byName;

    public Communes()
    {
        All = [.. Read().OrderBy(commune => commune.Name, StringComparer.Create(CultureInfo.GetCultureInfo("fr-FR"), true))];
        _byInsee = All.ToDictionary(commune => commune.Insee, StringComparer.Ordinal);
        _byName = All.ToDictionary(commune => Plain(commune.Name), StringComparer.Ordinal);
    }

    /// <summary>In the order of a French dictionary.</summary>
    public IReadOnlyList<Commune> All { get; }

    public Commune? Find(string? insee) => insee is null ? null : _byInsee.GetValueOrDefault(insee.Trim());

    /// <summary>By name, forgiving case, accents, hyphens and apostrophes; « St » stands for « Saint ».</summary>
    public Commune? Named(string? name) => name is null ? null : _byName.GetValueOrDefault(Plain(name));

    /// <summary>The one that holds the point; null outside the metropolis.</summary>
    public Commune? At(double latitude, double longitude)
    {
        var point = new GeoPoint(latitude, longitude);
        return All.FirstOrDefault(commune => commune.Holds(point));
    }

    static string Plain(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter))
                letters.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                letters.Append(' ');
        }
        var words = letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(
            ' ',
            words.Select(word =>
                word is "st" ? "saint"
                : word is "ste" ? "sainte"
                : word
            )
        );
    }

    static IEnumerable<Commune> Read()
    {
        using var file = typeof(Communes).Assembly.GetManifestResourceStream("communes.geojson")!; // embedded by the project
        using var json = JsonDocument.Parse(file);
        foreach (var feature in json.RootElement.GetProperty("features").EnumerateArray())
        {
            var properties = feature.GetProperty("properties");
            var ring = feature.GetProperty("geometry").GetProperty("coordinates")[0];
            yield return new Commune(
                properties.GetProperty("code").GetString()!, // both are in every feature of the file we ship
                properties.GetProperty("nom").GetString()!,
                [.. ring.EnumerateArray().Select(pair => new GeoPoint(pair[1].GetDouble(), pair[0].GetDouble()))]
            );
        }
    }
}
