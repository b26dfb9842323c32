using Foundation.Search;
using Site.Editorial;
using Site.Pages;

namespace Site.Search;

/// <summary>The word of the glossary that somebody looks for: its name or an alias, as the index compares words.</summary>
public sealed class MatchTerm(Glossary glossary, ContentReader read, PerSnapshot kept)
{
    public GlossaryEntry? Find(string sought) => Book.ByStems.GetValueOrDefault(Stems(sought));

    Entries Book => kept.Get(read.Culture, () => new Entries(glossary.All()));

    static string Stems(string text) => string.Join(' ', FrenchWords.Stems(text).Select(word => word.Term));

    sealed class Entries
    {
        public Entries(IReadOnlyList<GlossaryEntry> all)
        {
            foreach (var entry in all)
            foreach (var form in entry.Aliases.Prepend(entry.Term))
                if (Stems(form) is { Length: > 0 } stems)
                    ByStems.TryAdd(stems, entry);
        }

        public Dictionary<string, GlossaryEntry> ByStems { get; } = new(StringComparer.Ordinal);
    }
}
