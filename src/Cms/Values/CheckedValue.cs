using System.Text.Json;
using Cms.Published;
using Microsoft.Extensions.Localization;

namespace Cms.Values;

/// <summary>A stored value on its way through the checks.</summary>
/// <param name="Text">As stored; "" when nothing is.</param>
/// <param name="Culture">"" for what does not vary.</param>
/// <param name="Path">Where it is inside the property's value: "" when it is the value itself.</param>
internal readonly record struct CheckedValue(
    string Text,
    PropertyShape Shape,
    string Culture,
    string Path,
    Snapshot Snapshot,
    ValueFaults Faults
)
{
    public JsonElement Config => Shape.Config;

    public JsonElement? Json => JsonReading.Parse(Text);

    /// <param name="word">Which word of <see cref="ValidateValues"/> says it.</param>
    public void Refuse(string word, params object[] about) => Faults.Add(Path, word, about);

    /// <summary>Refuses fewer or more than the data type wants; a limit of 0 is none.</summary>
    public void Count(int count, int? least, int? most)
    {
        if (least > 0 && count < least)
            Refuse("TooFew", least, count);
        if (most > 0 && count > most)
            Refuse("TooMany", most, count);
    }
}

/// <summary>What is wrong with one property's value, by the place inside it.</summary>
internal sealed class ValueFaults(IStringLocalizer words)
{
    public Dictionary<string, List<string>> ByPath { get; } = new(StringComparer.Ordinal);

    public void Add(string path, string word, params object[] about) => Say(path, words[word, about]);

    /// <summary>In the words of an editor.</summary>
    public void Say(string path, string message)
    {
        if (!ByPath.TryGetValue(path, out var messages))
            ByPath[path] = messages = [];
        messages.Add(message);
    }
}
